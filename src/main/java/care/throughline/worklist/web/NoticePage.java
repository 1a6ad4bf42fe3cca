package care.throughline.worklist.web;

import care.throughline.access.SiteTimes;
import care.throughline.access.Staff;
import care.throughline.platform.Texts;
import care.throughline.platform.web.TimeTexts;
import care.throughline.worklist.Notices;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What the reader is told that needs no act. */
@Controller
@RequestMapping("/notices")
class NoticePage {

  private final Notices notices;
  private final SiteTimes times;

  NoticePage(Notices notices, SiteTimes times) {
    this.notices = notices;
    this.times = times;
  }

  /** One notice as it is read. */
  record NoticeLine(String id, String text, String time, boolean seen) {}

  @GetMapping
  String list(Staff reader, Model model) {
    TimeTexts texts = times.of(reader);
    List<Notices.Notice> all = notices.of(reader);
    int total = notices.total(reader);
    model.addAttribute(
        "notices",
        all.stream()
            .map(
                notice ->
                    new NoticeLine(
                        notice.id().toString(),
                        words(notice, texts),
                        texts.when(notice.at()),
                        notice.seen()))
            .toList());
    model.addAttribute("unseen", notices.unseen(reader.username()));
    model.addAttribute(
        "shownText",
        all.size() < total ? Texts.of("worklist.notices.first", all.size(), total) : null);
    return "worklist/notices";
  }

  /** Opening one marks it as seen, so it is sent, not followed. */
  @PostMapping("/{id}/open")
  String open(@PathVariable UUID id, Staff reader) {
    String href =
        notices.of(reader).stream()
            .filter(notice -> notice.id().equals(id))
            .findFirst()
            .map(NoticePage::href)
            .orElseThrow();
    notices.see(id, reader);
    return "redirect:" + href;
  }

  @PostMapping("/seen")
  String seeAll(Staff reader) {
    notices.seeAll(reader);
    return "redirect:/notices";
  }

  private static String href(Notices.Notice notice) {
    UUID item = notice.item();
    return item == null
        ? "/cover"
        : "/work-items/" + item + (notice.kind().equals("mentioned") ? "/comments" : "");
  }

  private static String words(Notices.Notice notice, TimeTexts texts) {
    String by = Objects.requireNonNullElseGet(notice.by(), () -> Texts.of("worklist.a-colleague"));
    String item = Objects.requireNonNullElse(notice.itemName(), "");
    return switch (notice.kind()) {
      case "mentioned" -> Texts.of("worklist.notices.named", by, item);
      case "assigned" -> Texts.of("worklist.notices.handed", by, item);
      case "returned" -> Texts.of("worklist.notices.gave-back", by, item);
      case "reminded" -> Texts.of("escalation.notice.reminded", item);
      case "escalated" -> Texts.of("escalation.notice.escalated", item);
      default ->
          Texts.of(
              "worklist.notices.stand-in",
              Objects.requireNonNullElse(notice.absent(), ""),
              day(notice.first(), texts),
              day(notice.last(), texts));
    };
  }

  private static String day(@Nullable LocalDate day, TimeTexts texts) {
    return day == null ? "" : texts.date(day);
  }
}
