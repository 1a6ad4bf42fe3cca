package care.throughline.access.web;

import care.throughline.access.Entered;
import care.throughline.access.SiteBook;
import care.throughline.access.SiteTimes;
import care.throughline.access.Staff;
import care.throughline.access.StaffRights;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Flash;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
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

/** The sites: made, renamed, closed and opened again. */
@Controller
@RequestMapping("/administration/sites")
class SitesPage {

  private final SiteBook sites;
  private final SiteTimes times;
  private final Entered entered;

  SitesPage(SiteBook sites, SiteTimes times, Entered entered) {
    this.sites = sites;
    this.times = times;
    this.entered = entered;
  }

  /** What was typed. */
  record Typed(
      @Nullable String id,
      @Nullable String name,
      @Nullable String zone,
      @Nullable String phone,
      @Nullable String region,
      @Nullable Integer version) {

    SiteBook.Entry entry() {
      return new SiteBook.Entry(text(name), text(zone), text(phone), text(region));
    }

    int seen() {
      return Objects.requireNonNullElse(version, -1);
    }

    static String text(@Nullable String typed) {
      return Objects.requireNonNullElse(typed, "");
    }
  }

  /**
   * One site as it is drawn.
   *
   * @param open true while its form is shown
   */
  record Row(
      String id,
      String state,
      boolean closed,
      String accounts,
      Typed typed,
      int version,
      boolean open) {}

  @GetMapping
  String page(Staff reader, Model model) {
    return show(reader, null, null, model);
  }

  @PostMapping
  String add(
      Typed typed, Staff by, Model model, HttpServletResponse response, RedirectAttributes next) {
    return done(
        () ->
            Texts.of(
                "access.site.set-up", sites.add(Typed.text(typed.id()), typed.entry(), by).name()),
        null,
        typed,
        by,
        model,
        response,
        next);
  }

  @PostMapping("/{id}")
  String change(
      @PathVariable String id,
      Typed typed,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    return done(
        () ->
            Texts.of("access.site.saved", sites.change(id, typed.seen(), typed.entry(), by).name()),
        id,
        typed,
        by,
        model,
        response,
        next);
  }

  @PostMapping("/{id}/closing")
  String close(
      @PathVariable String id,
      @RequestParam int version,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    return done(
        () -> Texts.of("access.site.closed", sites.close(id, version, by).name()),
        id,
        null,
        by,
        model,
        response,
        next);
  }

  @PostMapping("/{id}/opening")
  String open(
      @PathVariable String id,
      @RequestParam int version,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    return done(
        () -> Texts.of("access.site.open-again", sites.open(id, version, by).name()),
        id,
        null,
        by,
        model,
        response,
        next);
  }

  private String done(
      Supplier<String> act,
      @Nullable String id,
      @Nullable Typed typed,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    check(by);
    return entered.run(
        () -> {
          next.addFlashAttribute(Flash.ATTRIBUTE, Flash.ok(act.get()));
          return "redirect:/administration/sites";
        },
        () -> show(by, id, typed, model),
        by,
        model,
        response);
  }

  private String show(Staff reader, @Nullable String of, @Nullable Typed typed, Model model) {
    check(reader);
    model.addAttribute(
        "sites",
        sites.all(reader).stream()
            .map(
                site ->
                    row(site, site.id().equals(of) ? typed : null, site.id().equals(of), reader))
            .toList());
    model.addAttribute(
        "fresh", of == null && typed != null ? typed : new Typed("", "", "", "", "us", null));
    return "access/sites";
  }

  private Row row(SiteBook.Listed site, @Nullable Typed typed, boolean open, Staff reader) {
    var closedAt = site.closedAt();
    return new Row(
        site.id(),
        closedAt == null
            ? Texts.of("access.site.open")
            : Texts.of("access.site.closed-since", times.of(reader).when(closedAt)),
        closedAt != null,
        Texts.of("access.site.accounts", site.accounts()),
        typed == null
            ? new Typed(
                site.id(), site.name(), site.zone(), site.phone(), site.region(), site.version())
            : typed,
        site.version(),
        open);
  }

  private static void check(Staff reader) {
    if (!StaffRights.mayAdminister(reader)) {
      throw new AccessDeniedException("Only for directors and operators.");
    }
  }
}
