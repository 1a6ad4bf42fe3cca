package care.throughline.access.web;

import care.throughline.access.DepartureRefused;
import care.throughline.access.SiteTimes;
import care.throughline.access.Staff;
import care.throughline.access.StaffDepartures;
import care.throughline.access.StaffId;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Flash;
import care.throughline.platform.web.TimeTexts;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who can sign in at the reader's site, until when, and how an account ends or opens again. */
@Controller
@RequestMapping("/staff-accounts")
class StaffAccountsPage {

  private static final String BACK = "redirect:/staff-accounts";

  private final StaffDepartures departures;
  private final SiteTimes times;

  StaffAccountsPage(StaffDepartures departures, SiteTimes times) {
    this.departures = departures;
    this.times = times;
  }

  /**
   * One row.
   *
   * @param state in words
   * @param open true when neither ended nor about to
   * @param own true for the reader's own account, which they do not end
   */
  record Row(UUID id, String name, String username, String state, boolean open, boolean own) {}

  @GetMapping
  String page(Staff reader, Model model) {
    check(reader);
    return show(reader, null, "", model);
  }

  /**
   * The page.
   *
   * @param typedOf whose last day was refused; null when none was
   */
  private String show(Staff reader, @Nullable UUID typedOf, String lastDay, Model model) {
    model.addAttribute("typedOf", typedOf);
    model.addAttribute("lastDay", lastDay);
    TimeTexts texts = times.of(reader);
    model.addAttribute(
        "accounts", departures.at(reader).stream().map(one -> row(one, texts, reader)).toList());
    model.addAttribute("seesPeople", reader.seesPeople());
    return "access/staff-accounts";
  }

  @PostMapping("/{id}/end")
  String end(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String lastDay,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    check(by);
    return done(
        () -> {
          StaffDepartures.Account ended = departures.end(new StaffId(id), day(lastDay), by);
          return Texts.of(
              ended.active() ? "access.account.ends-later" : "access.account.ended", ended.name());
        },
        refused -> again(by, id, lastDay, refused, model, response),
        next);
  }

  @PostMapping("/{id}/reopening")
  String reopen(
      @PathVariable UUID id,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    check(by);
    return done(
        () -> Texts.of("access.account.reopened", departures.reopen(new StaffId(id), by).name()),
        refused -> again(by, id, "", refused, model, response),
        next);
  }

  private static String done(
      Supplier<String> act, Function<DepartureRefused, String> otherwise, RedirectAttributes next) {
    try {
      next.addFlashAttribute(Flash.ATTRIBUTE, Flash.ok(act.get()));
      return BACK;
    } catch (DepartureRefused refused) {
      return otherwise.apply(refused);
    }
  }

  /** The page once more with what was typed and what is wrong with it. */
  private String again(
      Staff by,
      UUID id,
      String lastDay,
      DepartureRefused refused,
      Model model,
      HttpServletResponse response) {
    response.setStatus(422);
    model.addAttribute("problem", Objects.requireNonNullElse(refused.getMessage(), ""));
    return show(by, id, lastDay, model);
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return text.isBlank() ? null : LocalDate.parse(text);
    } catch (DateTimeException unreadable) {
      throw new DepartureRefused(Texts.of("access.account.last-day-unreadable"));
    }
  }

  private static Row row(StaffDepartures.Account account, TimeTexts texts, Staff reader) {
    var endsAt = account.endsAt();
    String state =
        endsAt == null
            ? Texts.of(account.active() ? "access.account.works" : "access.account.works-not")
            : Texts.of(
                account.active() ? "access.account.leaves" : "access.account.left",
                texts.moment(endsAt));
    return new Row(
        account.id().value(),
        account.name(),
        account.username(),
        state,
        account.active() && endsAt == null,
        account.id().equals(reader.id()));
  }

  private static void check(Staff reader) {
    if (!StaffDepartures.may(reader)) {
      throw new AccessDeniedException("Only for directors and operators.");
    }
  }
}
