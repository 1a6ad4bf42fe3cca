package care.throughline.workspace.web;

import care.throughline.access.SiteTimes;
import care.throughline.access.Staff;
import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeState;
import care.throughline.episode.EpisodeWords;
import care.throughline.person.Person;
import care.throughline.platform.Texts;
import care.throughline.platform.web.TimeTexts;
import care.throughline.worklist.WorkItem;
import care.throughline.worklist.WorkItems;
import care.throughline.worklist.web.Due;
import care.throughline.worklist.web.PersonRef;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Finding a person. */
@Controller
class PeoplePage {

  private static final int LONGEST_QUERY = 80;
  private static final int SHOWN = 50;

  private final ReadablePeople people;
  private final WorkItems items;
  private final SiteTimes times;

  PeoplePage(ReadablePeople people, WorkItems items, SiteTimes times) {
    this.people = people;
    this.items = items;
    this.times = times;
  }

  /**
   * A person that was found.
   *
   * @param state {@code ok}, {@code late}, {@code soon}, {@code hold} or {@code closed}
   */
  record PersonHit(
      PersonRef person,
      String href,
      String personLine,
      String where,
      String state,
      String stateText) {}

  @GetMapping("/people")
  String people(
      @RequestParam(name = "q", required = false) @Nullable String words,
      Staff reader,
      Model model) {
    String query =
        words == null || words.isBlank()
            ? null
            : words.strip().substring(0, Math.min(words.strip().length(), LONGEST_QUERY));
    List<ReadablePeople.Known> found =
        query == null ? people.own(reader, SHOWN) : people.search(query, reader, SHOWN);
    TimeTexts texts = times.of(reader);
    model.addAttribute("query", query);
    model.addAttribute("results", found.stream().map(known -> hit(known, reader, texts)).toList());
    model.addAttribute("resultText", resultText(query, found.size()));
    return "workspace/people";
  }

  private PersonHit hit(ReadablePeople.Known known, Staff reader, TimeTexts texts) {
    Person person = known.person();
    Episode episode = known.episode();
    PersonRef ref = PersonRef.of(person);
    List<WorkItem> open = episode.open() ? items.openOf(episode.id(), reader) : List.of();
    String state = "ok";
    String stateText = Texts.of("workspace.people.on-track");
    if (!episode.open()) {
      state = "closed";
      stateText = Texts.of("workspace.people.closed");
    } else if (!open.isEmpty() && !"ok".equals(Due.of(open.get(0), texts).state())) {
      Due first = Due.of(open.get(0), texts);
      state = first.state();
      stateText = first.text();
    } else if (episode.state() == EpisodeState.ONHOLD) {
      state = "hold";
      stateText = Texts.of("workspace.people.on-hold");
    }
    String line = PersonRef.line(person, texts.now().atZone(texts.zone()).toLocalDate());
    return new PersonHit(ref, ref.href(), line, EpisodeWords.where(episode), state, stateText);
  }

  private static String resultText(@Nullable String query, int found) {

    if (query == null) {
      if (found == 0) {
        return Texts.of("workspace.people.nobody-waits");
      }
      return Texts.of("workspace.people.own", found);
    }
    return found == SHOWN
        ? Texts.of("workspace.people.first", found)
        : Texts.of("workspace.count.people", found);
  }
}
