package care.throughline.schedule.web;

import care.throughline.access.Staff;
import care.throughline.episode.Messages;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Flash;
import care.throughline.schedule.AttendanceRefused;
import care.throughline.schedule.SessionId;
import care.throughline.schedule.attendance.NoteAddenda;
import care.throughline.schedule.attendance.Sheet;
import care.throughline.schedule.attendance.SheetContent;
import care.throughline.schedule.attendance.SheetRefused;
import care.throughline.schedule.attendance.SheetTaken;
import care.throughline.schedule.attendance.Sheets;
import care.throughline.schedule.group.GroupSessionId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The sheet of a group session: filling in, signing, changing with a reason. */
@Controller
@RequestMapping("/group-sessions/{id}/sheet")
class SheetPage {

  private static final Logger LOG = LoggerFactory.getLogger(SheetPage.class);

  private final Sheets sheets;
  private final NoteAddenda addenda;
  private final SheetViews views;
  private final Messages messages;

  SheetPage(Sheets sheets, NoteAddenda addenda, SheetViews views, Messages messages) {
    this.sheets = sheets;
    this.addenda = addenda;
    this.views = views;
    this.messages = messages;
  }

  @GetMapping
  ModelAndView sheet(@PathVariable UUID id, Staff reader) {
    return page(views.of(sheets.open(new GroupSessionId(id), reader), reader), HttpStatus.OK);
  }

  /** Saves or signs. What cannot be used is shown again as it was filled in, with the reason. */
  @PostMapping
  ModelAndView send(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> form,
      @RequestParam(defaultValue = "save") String act,
      @RequestParam(required = false) @Nullable String version,
      Staff by,
      RedirectAttributes redirect) {
    GroupSessionId session = new GroupSessionId(id);
    SheetContent content = SheetForm.read(form);
    try {
      if (act.equals("sign")) {
        Sheet signed = sheets.sign(session, content, version, by);
        redirect.addFlashAttribute(
            Flash.ATTRIBUTE,
            Flash.ok(Texts.of("schedule-pages.sheet.signed", SheetViews.summary(signed))));
        deliver();
      } else {
        sheets.save(session, content, version, by);
        redirect.addFlashAttribute(
            Flash.ATTRIBUTE, Flash.ok(Texts.of("schedule-pages.sheet.draft-saved")));
      }
    } catch (SheetRefused refused) {
      Sheet filled = sheets.read(session, by).filled(content);
      return page(
          views.of(filled, by, refused.getMessage(), refused.findings(), null),
          HttpStatus.UNPROCESSABLE_CONTENT);
    } catch (SheetTaken taken) {
      return page(taken(session, content, taken, by), HttpStatus.CONFLICT);
    }
    return seeOther(id);
  }

  /**
   * A draft was kept while somebody types.
   *
   * @param version to send with the next change
   */
  record Kept(String version, String saved) {}

  /** Keeps a draft without leaving the page. */
  @PostMapping("/draft")
  @ResponseBody
  Kept keep(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> form,
      @RequestParam(required = false) @Nullable String version,
      Staff by) {
    Sheet kept = sheets.save(new GroupSessionId(id), SheetForm.read(form), version, by);
    return new Kept(kept.version(), views.kept(kept, by));
  }

  /** Adds to a signed note. What is refused stays in its field. */
  @PostMapping("/addenda")
  ModelAndView add(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String session,
      @RequestParam(defaultValue = "") String words,
      Staff by,
      RedirectAttributes redirect) {
    GroupSessionId meeting = new GroupSessionId(id);
    try {
      addenda.add(meeting, session.isEmpty() ? null : SheetForm.session(session), words, by);
    } catch (SheetRefused refused) {
      return page(
          views.refused(sheets.read(meeting, by), by, refused, session, words),
          HttpStatus.UNPROCESSABLE_CONTENT);
    }
    redirect.addFlashAttribute(Flash.ATTRIBUTE, Flash.ok(Texts.of("schedule-pages.sheet.added")));
    return seeOther(id);
  }

  @PostMapping("/changes")
  ModelAndView change(
      @PathVariable UUID id,
      @RequestParam String session,
      @RequestParam String state,
      @RequestParam(required = false) @Nullable String missed,
      @RequestParam(required = false) @Nullable String reason,
      Staff by,
      RedirectAttributes redirect) {
    try {
      sheets.change(
          new GroupSessionId(id),
          SheetForm.session(session),
          SheetForm.state(state),
          SheetForm.minutes(missed),
          reason,
          by);
      redirect.addFlashAttribute(
          Flash.ATTRIBUTE, Flash.ok(Texts.of("schedule-pages.sheet.changed")));
      deliver();
    } catch (AttendanceRefused | SheetRefused refused) {
      GroupSessionId meeting = new GroupSessionId(id);
      ModelAndView again =
          page(
              views.of(
                  sheets.read(meeting, by),
                  by,
                  String.valueOf(refused.getMessage()),
                  List.of(),
                  null),
              HttpStatus.UNPROCESSABLE_CONTENT);
      again.addObject(
          "typed",
          new Typed(
              "change-" + session,
              Map.of(
                  "state", state,
                  "missed", Objects.requireNonNullElse(missed, ""),
                  "reason", Objects.requireNonNullElse(reason, ""))));
      return again;
    }
    return seeOther(id);
  }

  /** Nothing that was typed is lost: it stays filled in, or is shown once more to be copied. */
  private SheetView taken(GroupSessionId id, SheetContent content, SheetTaken taken, Staff by) {
    Sheet now = sheets.read(id, by);
    if (now.signed()) {
      return views.of(now, by, taken.getMessage(), List.of(), written(now, content));
    }
    return views.of(
        now.filled(content),
        by,
        Texts.of("schedule-pages.sheet.reload", String.valueOf(taken.getMessage())),
        List.of(),
        null);
  }

  private static @Nullable String written(Sheet sheet, SheetContent content) {
    Map<SessionId, String> names =
        sheet.lines().stream()
            .collect(Collectors.toMap(line -> line.session().id(), line -> line.person().name()));
    String text =
        Stream.concat(
                content.marks().stream()
                    .filter(mark -> mark.note() != null && names.containsKey(mark.session()))
                    .map(mark -> names.get(mark.session()) + ": " + mark.note()),
                Stream.ofNullable(content.sharedNote()))
            .collect(Collectors.joining("\n"));
    return text.isEmpty() ? null : text;
  }

  private void deliver() {
    try {
      messages.deliverDue();
    } catch (RuntimeException later) {
      // The sheet is signed and its messages are delivered again in the background; telling the
      // reader that it failed would be wrong.
      LOG.warn("Delivering messages will be tried again: {}", later.getClass().getName());
    }
  }

  private static ModelAndView page(SheetView sheet, HttpStatus status) {
    ModelAndView page = new ModelAndView("schedule/sheet", "sheet", sheet);
    page.addObject("typed", Typed.NONE);
    page.setStatus(status);
    return page;
  }

  private static ModelAndView seeOther(UUID id) {
    ModelAndView redirect = new ModelAndView("redirect:/group-sessions/" + id + "/sheet");
    redirect.setStatus(HttpStatus.SEE_OTHER);
    return redirect;
  }
}
