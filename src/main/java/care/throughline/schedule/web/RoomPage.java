package care.throughline.schedule.web;

import care.throughline.access.Staff;
import care.throughline.platform.web.Flash;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.booking.Editors;
import care.throughline.schedule.booking.RoomId;
import care.throughline.schedule.booking.Rooms;
import java.util.Objects;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The rooms of the reader's site. */
@Controller
class RoomPage {

  private static final String BACK = "redirect:/rooms";

  private final Rooms rooms;

  RoomPage(Rooms rooms) {
    this.rooms = rooms;
  }

  @GetMapping("/rooms")
  String page(Staff reader, Model model) {
    if (!reader.seesPeople()) {
      throw new AccessDeniedException("Only for staff who work with people in care.");
    }
    model.addAttribute("mayEdit", Editors.may(reader));
    model.addAttribute("rooms", rooms.at(reader.site()));
    return "schedule/rooms";
  }

  @PostMapping("/rooms")
  String add(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "0") int capacity,
      @RequestParam(defaultValue = "false") boolean accessible,
      Staff by,
      RedirectAttributes next) {
    return done(
        () -> rooms.add(by.site(), name, capacity, accessible, by), "The room is added.", next);
  }

  @PostMapping("/rooms/{id}")
  String change(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "0") int capacity,
      @RequestParam(defaultValue = "false") boolean accessible,
      Staff by,
      RedirectAttributes next) {
    RoomId room = known(id, by);
    return done(() -> rooms.change(room, name, capacity, accessible, by), "Saved.", next);
  }

  @PostMapping("/rooms/{id}/closing")
  String close(@PathVariable UUID id, Staff by, RedirectAttributes next) {
    RoomId room = known(id, by);
    return done(() -> rooms.close(room, by), "The room is closed.", next);
  }

  /** A room of another site is not there. */
  private RoomId known(UUID id, Staff by) {
    return rooms
        .find(new RoomId(id))
        .filter(room -> room.site().equals(by.site()))
        .orElseThrow()
        .id();
  }

  private static String done(Runnable act, String words, RedirectAttributes next) {
    try {
      act.run();
      next.addFlashAttribute(Flash.ATTRIBUTE, Flash.ok(words));
    } catch (ScheduleRefused refused) {
      next.addFlashAttribute(
          Flash.ATTRIBUTE, Flash.problem(Objects.requireNonNullElse(refused.getMessage(), "")));
    }
    return BACK;
  }
}
