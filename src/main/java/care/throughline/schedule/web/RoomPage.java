package care.throughline.schedule.web;

import care.throughline.access.Staff;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Flash;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.booking.Editors;
import care.throughline.schedule.booking.RoomId;
import care.throughline.schedule.booking.Rooms;
import care.throughline.schedule.placing.Repairs;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
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
    return show(reader, null, null, model);
  }

  @PostMapping("/rooms")
  String add(
      RoomForm.Typed typed,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    SiteAccess.edit(by);
    return done(
        () -> rooms.add(by.site(), typed.words(), typed.people(), typed.reachable(), by),
        Texts.of("schedule-pages.rooms.added"),
        refused -> again(by, null, typed, refused, model, response),
        next);
  }

  @PostMapping("/rooms/{id}")
  String change(
      @PathVariable UUID id,
      RoomForm.Typed typed,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    SiteAccess.edit(by);
    RoomId room = known(id, by);
    return done(
        () -> rooms.change(room, typed.words(), typed.people(), typed.reachable(), by),
        Texts.of("schedule-pages.saved"),
        refused -> again(by, room, typed, refused, model, response),
        next);
  }

  @PostMapping("/rooms/{id}/closing")
  String close(
      @PathVariable UUID id,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    SiteAccess.edit(by);
    RoomId room = known(id, by);
    return done(
        () -> rooms.close(room, by),
        Texts.of("schedule-pages.rooms.closed"),
        refused -> again(by, room, null, refused, model, response),
        next);
  }

  /** A room of another site is not there. */
  private RoomId known(UUID id, Staff by) {
    return rooms
        .find(new RoomId(id))
        .filter(room -> room.site().equals(by.site()))
        .orElseThrow()
        .id();
  }

  private String show(
      Staff reader, @Nullable RoomId typedOf, RoomForm.@Nullable Typed typed, Model model) {
    SiteAccess.read(reader);
    model.addAttribute("mayEdit", Editors.may(reader));
    model.addAttribute("mayMend", Repairs.may(reader));
    model.addAttribute(
        "rooms",
        rooms.at(reader.site()).stream()
            .map(room -> RoomForm.of(room, room.id().equals(typedOf) ? typed : null))
            .toList());
    model.addAttribute("fresh", typedOf == null && typed != null ? typed : RoomForm.EMPTY);
    return "schedule/rooms";
  }

  /** The page once more with what was typed and what is wrong with it. */
  private String again(
      Staff by,
      @Nullable RoomId typedOf,
      RoomForm.@Nullable Typed typed,
      String refused,
      Model model,
      HttpServletResponse response) {
    response.setStatus(422);
    model.addAttribute("problem", refused);
    return show(by, typedOf, typed, model);
  }

  private static String done(
      Runnable act, String words, UnaryOperator<String> otherwise, RedirectAttributes next) {
    try {
      act.run();
    } catch (ScheduleRefused refused) {
      return otherwise.apply(Objects.requireNonNullElse(refused.getMessage(), ""));
    }
    next.addFlashAttribute(Flash.ATTRIBUTE, Flash.ok(words));
    return BACK;
  }
}
