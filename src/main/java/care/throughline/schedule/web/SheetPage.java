package care.throughline.schedule.web;

import care.throughline.access.Staff;
import care.throughline.episode.Messages;
import care.throughline.platform.web.Flash;
import care.throughline.schedule.AttendanceRefused;
import care.throughline.schedule.attendance.Sheet;
import care.throughline.schedule.attendance.SheetContent;
import care.throughline.schedule.attendance.SheetRefused;
import care.throughline.schedule.attendance.SheetTaken;
import care.throughline.schedule.attendance.Sheets;
import care.throughline.schedule.group.GroupSessionId;
import java.util.List;
import java.util.UUID;
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
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The sheet of a group session: filling in, signing, changing with a reason. */
@Controller
@RequestMapping("/group-sessions/{id}/sheet")
class SheetPage {

  private static final Logger LOG = LoggerFactory.getLogger(SheetPage.class);

  private final Sheets sheets;
  private final SheetViews views;
  private final Messages messages;

  SheetPage(Sheets sheets, SheetViews views, Messages messages) {
    this.sheets = sheets;
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
            Flash.ATTRIBUTE, Flash.ok("Signed: " + SheetViews.summary(signed) + "."));
        deliver();
      } else {
        sheets.save(session, content, version, by);
        redirect.addFlashAttribute(Flash.ATTRIBUTE, Flash.ok("Draft saved."));
      }
    } catch (SheetRefused refused) {
      return again(session, content, refused.getMessage(), refused.findings(), by);
    } catch (SheetTaken taken) {
      return again(session, content, taken.getMessage(), List.of(), by);
    }
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
      redirect.addFlashAttribute(Flash.ATTRIBUTE, Flash.ok("Changed, with the reason kept."));
      deliver();
    } catch (AttendanceRefused | SheetRefused refused) {
      redirect.addFlashAttribute(
          Flash.ATTRIBUTE, Flash.problem(String.valueOf(refused.getMessage())));
    }
    return seeOther(id);
  }

  private ModelAndView again(
      GroupSessionId id,
      SheetContent content,
      @Nullable String notice,
      List<SheetRefused.Finding> findings,
      Staff by) {
    Sheet now = sheets.read(id, by);
    Sheet shown = now.signed() ? now : now.filled(content);
    return page(views.of(shown, by, notice, findings), HttpStatus.UNPROCESSABLE_CONTENT);
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
    page.setStatus(status);
    return page;
  }

  private static ModelAndView seeOther(UUID id) {
    ModelAndView redirect = new ModelAndView("redirect:/group-sessions/" + id + "/sheet");
    redirect.setStatus(HttpStatus.SEE_OTHER);
    return redirect;
  }
}
