package care.throughline.notification.web;

import care.throughline.access.Entered;
import care.throughline.access.SiteTimes;
import care.throughline.access.Staff;
import care.throughline.access.StaffMembers;
import care.throughline.notification.MessageTexts;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Flash;
import care.throughline.platform.web.TimeTexts;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How messages are worded: read, previewed, proposed, reviewed. */
@Controller
@RequestMapping("/administration/message-texts")
class MessageTextPage {

  private final MessageTexts texts;
  private final SiteTimes times;
  private final StaffMembers staff;
  private final Entered entered;

  MessageTextPage(MessageTexts texts, SiteTimes times, StaffMembers staff, Entered entered) {
    this.texts = texts;
    this.times = times;
    this.staff = staff;
    this.entered = entered;
  }

  /**
   * One message in one language.
   *
   * @param from {@code Shipped} or {@code Own version}
   */
  record Row(
      String title,
      String href,
      String language,
      String audience,
      String channel,
      String from,
      boolean waits) {}

  /** A version of the clinic's own. */
  record VersionRow(
      UUID id,
      String heading,
      String state,
      String told,
      MessageTexts.Wording wording,
      boolean proposed,
      boolean own,
      @Nullable String reason) {}

  /** What was typed. */
  record Typed(
      @Nullable String subject,
      @Nullable String body,
      @Nullable String plain,
      @Nullable Integer version,
      @Nullable String act) {

    MessageTexts.Wording wording() {
      return new MessageTexts.Wording(
          Objects.requireNonNullElse(subject, ""),
          Objects.requireNonNullElse(body, ""),
          Objects.requireNonNullElse(plain, ""));
    }
  }

  @GetMapping
  String list(Staff reader, Model model) {
    List<MessageTexts.Version> waiting = texts.proposed(reader);
    model.addAttribute(
        "texts",
        texts.all(reader).stream()
            .map(
                text ->
                    new Row(
                        text.title(),
                        "/administration/message-texts/" + text.name() + "/" + text.language(),
                        text.language(),
                        text.audience().key().equals("person")
                            ? Texts.of("notification.texts.to-person")
                            : Texts.of("notification.texts.to-referrer"),
                        text.letterOnly()
                            ? Texts.of("notification.texts.letter")
                            : Texts.of("notification.texts.as-agreed"),
                        text.own()
                            ? Texts.of("notification.texts.own", text.version())
                            : Texts.of("notification.texts.shipped", text.version()),
                        waiting.stream()
                            .anyMatch(
                                one ->
                                    one.name().equals(text.name())
                                        && one.language().equals(text.language()))))
            .toList());
    model.addAttribute(
        "waiting",
        waiting.stream()
            .map(
                one ->
                    new Row(
                        texts.get(one.name(), one.language(), reader).title(),
                        "/administration/message-texts/" + one.name() + "/" + one.language(),
                        one.language(),
                        "",
                        "",
                        Texts.of("notification.texts.proposed-by", staff.called(one.proposedBy())),
                        true))
            .toList());
    return "notification/texts";
  }

  @GetMapping("/{name}/{language}")
  String page(@PathVariable String name, @PathVariable String language, Staff reader, Model model) {
    return show(name, language, null, reader, model);
  }

  @PostMapping("/{name}/{language}")
  String propose(
      @PathVariable String name,
      @PathVariable String language,
      Typed typed,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    return entered.run(
        () -> {
          if ("preview".equals(typed.act())) {
            model.addAttribute("preview", texts.preview(name, language, typed.wording(), by));
            return show(name, language, typed, by, model);
          }
          texts.propose(
              name, language, typed.wording(), Objects.requireNonNullElse(typed.version(), -1), by);
          next.addFlashAttribute(
              Flash.ATTRIBUTE, Flash.ok(Texts.of("notification.wording-done.proposed")));
          return "redirect:/administration/message-texts/" + name + "/" + language;
        },
        () -> show(name, language, typed, by, model),
        by,
        model,
        response);
  }

  @PostMapping("/versions/{id}/{act}")
  String decide(
      @PathVariable UUID id,
      @PathVariable String act,
      @RequestParam String name,
      @RequestParam String language,
      @RequestParam(defaultValue = "") String reason,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    return entered.run(
        () -> {
          Supplier<String> done =
              switch (act) {
                case "approval" ->
                    () -> said(texts.approve(id, by), "notification.wording-done.approved");
                case "refusal" ->
                    () -> said(texts.refuse(id, reason, by), "notification.wording-done.refused");
                case "withdrawal" ->
                    () -> said(texts.withdraw(id, by), "notification.wording-done.withdrawn");
                default -> throw new java.util.NoSuchElementException();
              };
          next.addFlashAttribute(Flash.ATTRIBUTE, Flash.ok(done.get()));
          return "redirect:/administration/message-texts/" + name + "/" + language;
        },
        () -> show(name, language, null, by, model),
        by,
        model,
        response);
  }

  private static String said(MessageTexts.Version version, String key) {
    return Texts.of(key, version.version());
  }

  private String show(
      String name, String language, @Nullable Typed typed, Staff reader, Model model) {
    MessageTexts.Text text = texts.get(name, language, reader);
    TimeTexts clock = times.of(reader);
    List<VersionRow> versions =
        texts.versions(name, language, reader).stream()
            .map(one -> row(one, clock, reader))
            .toList();
    model.addAttribute("text", text);
    model.addAttribute("languages", MessageTexts.LANGUAGES);
    model.addAttribute("language", language);
    model.addAttribute("action", "/administration/message-texts/" + name + "/" + language);
    model.addAttribute("typed", typed == null ? text.wording() : typed.wording());
    model.addAttribute("inForce", texts.preview(name, language, text.wording(), reader));
    model.addAttribute(
        "proposed", versions.stream().filter(VersionRow::proposed).findFirst().orElse(null));
    model.addAttribute("versions", versions.stream().filter(one -> !one.proposed()).toList());
    model.addAttribute("mayReview", MessageTexts.mayReview(reader));
    return "notification/message-text";
  }

  private VersionRow row(MessageTexts.Version version, TimeTexts clock, Staff reader) {
    String reviewer = version.reviewedBy();
    var reviewedAt = version.reviewedAt();
    return new VersionRow(
        version.id(),
        Texts.of("notification.version.heading", version.version()),
        switch (version.state()) {
          case "proposed" -> Texts.of("notification.version.proposed");
          case "inForce" -> Texts.of("notification.version.in-force");
          case "replaced" -> Texts.of("notification.version.replaced");
          case "refused" -> Texts.of("notification.version.refused");
          default -> Texts.of("notification.version.withdrawn");
        },
        reviewer == null || reviewedAt == null
            ? Texts.of(
                "notification.version.proposed-by",
                staff.called(version.proposedBy()),
                clock.when(version.proposedAt()))
            : Texts.of(
                "notification.version.reviewed-by",
                staff.called(version.proposedBy()),
                clock.when(version.proposedAt()),
                staff.called(reviewer),
                clock.when(reviewedAt)),
        version.wording(),
        version.state().equals("proposed"),
        version.proposedBy().equals(reader.username()),
        version.reason());
  }
}
