package care.throughline.workspace;

import care.throughline.access.SiteTimes;
import care.throughline.access.Staff;
import care.throughline.platform.web.TimeTexts;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What a day begins with: the parts that the reader's roles need, each told by itself. A part that
 * fails says so and takes none of the others with it.
 */
@Component
public class Home {

  private static final Logger log = LoggerFactory.getLogger(Home.class);

  private final List<HomePart> parts;
  private final SiteTimes times;

  Home(List<HomePart> parts, SiteTimes times) {
    this.parts = parts.stream().sorted(Comparator.comparingInt(HomePart::order)).toList();
    this.times = times;
  }

  /** The parts of the reader's roles, in their order; one that takes long is only announced. */
  public List<HomeCard> of(Staff reader) {
    TimeTexts texts = times.of(reader);
    return parts.stream()
        .filter(part -> part.shownTo(reader))
        .map(part -> part.slow() ? HomeCard.later(part) : told(part, reader, texts))
        .toList();
  }

  /**
   * One part, asked for by itself.
   *
   * @throws java.util.NoSuchElementException when there is none for the reader
   */
  public HomeCard part(String key, Staff reader) {
    return told(asked(key, reader), reader, times.of(reader));
  }

  /**
   * The key of a part.
   *
   * @throws java.util.NoSuchElementException when there is none for the reader
   */
  public String known(String key, Staff reader) {
    return asked(key, reader).key();
  }

  private HomePart asked(String key, Staff reader) {
    return parts.stream()
        .filter(part -> part.key().equals(key) && part.shownTo(reader))
        .findFirst()
        .orElseThrow();
  }

  private static HomeCard told(HomePart part, Staff reader, TimeTexts texts) {
    try {
      return part.card(reader, texts);
    } catch (RuntimeException failure) {
      log.warn("Part {} of the first page could not be told", part.key(), failure);
      return HomeCard.failed(part);
    }
  }
}
