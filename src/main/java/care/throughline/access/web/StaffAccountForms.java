package care.throughline.access.web;

import care.throughline.access.Entered;
import care.throughline.access.Role;
import care.throughline.access.SiteBook;
import care.throughline.access.SiteTimes;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.access.StaffRights;
import care.throughline.access.StaffRoster;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Flash;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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

/** One account: made, changed, given a password that is shown once. */
@Controller
@RequestMapping("/staff-accounts")
class StaffAccountForms {

  private final StaffRoster roster;
  private final SiteBook sites;
  private final SiteTimes times;
  private final Entered entered;

  StaffAccountForms(StaffRoster roster, SiteBook sites, SiteTimes times, Entered entered) {
    this.roster = roster;
    this.sites = sites;
    this.times = times;
    this.entered = entered;
  }

  /** What was typed; an address or a form may leave any of it out. */
  record Typed(
      @Nullable String username,
      @Nullable String name,
      @Nullable String site,
      @Nullable List<String> role,
      @Nullable Integer version) {

    StaffRoster.Entry entry() {
      return new StaffRoster.Entry(
          Objects.requireNonNullElse(name, ""), Objects.requireNonNullElse(site, ""), roles());
    }

    Set<Role> roles() {
      return Objects.requireNonNullElse(role, List.<String>of()).stream()
          .map(Role::of)
          .flatMap(Optional::stream)
          .collect(Collectors.toSet());
    }
  }

  /**
   * A role to choose.
   *
   * @param given true when the reader may give and take it
   */
  record RoleChoice(String key, String words, boolean held, boolean given) {}

  @GetMapping("/new")
  String fresh(Staff reader, Model model) {
    check(reader);
    return form(null, new Typed("", "", reader.site(), List.of(), null), reader, model);
  }

  @PostMapping
  String add(Typed typed, Staff by, Model model, HttpServletResponse response) {
    check(by);
    return entered.run(
        () ->
            shown(
                roster.add(Objects.requireNonNullElse(typed.username(), ""), typed.entry(), by),
                Texts.of("access.account.made"),
                by,
                model,
                response),
        () -> form(null, typed, by, model),
        by,
        model,
        response);
  }

  @GetMapping("/{id}")
  String page(@PathVariable UUID id, Staff reader, Model model) {
    check(reader);
    StaffRoster.Account account = roster.get(new StaffId(id), reader);
    return form(account, typed(account), reader, model);
  }

  @PostMapping("/{id}")
  String change(
      @PathVariable UUID id,
      Typed typed,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    check(by);
    StaffId account = new StaffId(id);
    StaffRoster.Entry entry = withUngiven(typed.entry(), account, by);
    return entered.run(
        () -> {
          roster.change(account, Objects.requireNonNullElse(typed.version(), -1), entry, by);
          next.addFlashAttribute(Flash.ATTRIBUTE, Flash.ok(Texts.of("access.account.saved")));
          return "redirect:/staff-accounts";
        },
        () -> form(roster.get(account, by), typed, by, model),
        by,
        model,
        response);
  }

  @PostMapping("/{id}/password")
  String password(
      @PathVariable UUID id,
      @RequestParam int version,
      Staff by,
      Model model,
      HttpServletResponse response) {
    check(by);
    StaffId account = new StaffId(id);
    return entered.run(
        () ->
            shown(
                roster.resetPassword(account, version, by),
                Texts.of("access.account.password-set"),
                by,
                model,
                response),
        () -> {
          StaffRoster.Account known = roster.get(account, by);
          return form(known, typed(known), by, model);
        },
        by,
        model,
        response);
  }

  /** A box that cannot be changed is not sent with the form; what it holds stays. */
  private StaffRoster.Entry withUngiven(StaffRoster.Entry entry, StaffId id, Staff by) {
    Set<Role> roles =
        roster.get(id, by).roles().stream()
            .filter(role -> id.equals(by.id()) || !StaffRights.mayGive(role, by))
            .collect(Collectors.toSet());
    roles.addAll(entry.roles());
    return new StaffRoster.Entry(entry.name(), entry.site(), roles);
  }

  private String shown(
      StaffRoster.Told told, String words, Staff by, Model model, HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    var until = told.until();
    model.addAttribute("words", words);
    model.addAttribute("username", told.username());
    model.addAttribute("password", told.password());
    model.addAttribute("until", until == null ? null : times.of(by).when(until));
    return "access/staff-password";
  }

  private static Typed typed(StaffRoster.Account account) {
    return new Typed(
        account.username(),
        account.name(),
        account.site(),
        account.roles().stream().map(Role::key).toList(),
        account.version());
  }

  private String form(
      StaffRoster.@Nullable Account account, Typed typed, Staff reader, Model model) {
    Set<Role> held = typed.roles();
    boolean own = account != null && account.id().equals(reader.id());
    model.addAttribute(
        "heading", account == null ? Texts.of("access.account.new") : account.name());
    model.addAttribute(
        "action", "/staff-accounts" + (account == null ? "" : "/" + account.id().value()));
    model.addAttribute("account", account);
    model.addAttribute("version", account == null ? null : account.version());
    model.addAttribute("typed", typed);
    model.addAttribute("own", own);
    model.addAttribute(
        "roles",
        Arrays.stream(Role.values())
            .map(
                role ->
                    new RoleChoice(
                        role.key(),
                        role.words(),
                        held.contains(role),
                        !own && StaffRights.mayGive(role, reader)))
            .toList());
    model.addAttribute(
        "sites", sites.all(reader).stream().filter(site -> site.closedAt() == null).toList());
    return "access/staff-account";
  }

  private static void check(Staff reader) {
    if (!StaffRights.mayAdminister(reader)) {
      throw new AccessDeniedException("Only for directors and operators.");
    }
  }
}
