package care.throughline.access.web;

import care.throughline.access.Role;
import care.throughline.access.RoleTable;
import care.throughline.access.Staff;
import care.throughline.access.StaffRights;
import care.throughline.access.StaffRoster;
import care.throughline.platform.Texts;
import care.throughline.platform.web.AdministrationEntry;
import care.throughline.platform.web.NavigationContribution;
import care.throughline.platform.web.SignedIn;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The way to the pages of the administration, and what each role opens and may do. */
@Controller
class AdministrationPage {

  private final List<AdministrationEntry> entries;
  private final ObjectProvider<NavigationContribution> pages;
  private final RoleTable table;
  private final StaffRoster roster;
  private final SignedIn signedIn;

  AdministrationPage(
      List<AdministrationEntry> entries,
      ObjectProvider<NavigationContribution> pages,
      RoleTable table,
      StaffRoster roster,
      SignedIn signedIn) {
    this.entries =
        entries.stream().sorted(Comparator.comparingInt(AdministrationEntry::order)).toList();
    this.pages = pages;
    this.table = table;
    this.roster = roster;
    this.signedIn = signedIn;
  }

  /**
   * One role.
   *
   * @param opens pages of the main navigation it opens
   * @param may what else it may do
   * @param holders names of who holds it at the reader's site
   */
  record RoleRow(
      String words,
      boolean seesPeople,
      List<String> opens,
      List<String> may,
      List<String> holders) {}

  @GetMapping("/administration")
  String index(Model model) {
    SignedIn.Reader reader =
        signedIn.now().orElseThrow(() -> new AccessDeniedException("Sign in first."));
    List<AdministrationEntry> shown =
        entries.stream().filter(entry -> entry.shownTo(reader)).toList();
    if (shown.isEmpty()) {
      throw new AccessDeniedException("Nothing here is for this role.");
    }
    model.addAttribute("entries", shown);
    return "access/administration";
  }

  @GetMapping("/administration/roles")
  String roles(Staff reader, Model model) {
    if (!StaffRights.mayAdminister(reader)) {
      throw new AccessDeniedException("Only for directors and operators.");
    }
    Map<Role, List<String>> holders = roster.holders(reader);
    model.addAttribute(
        "roles",
        Arrays.stream(Role.values())
            .map(
                role ->
                    new RoleRow(
                        role.words(),
                        role.seesPeople(),
                        opens(role),
                        table.of(role),
                        holders.getOrDefault(role, List.of())))
            .toList());
    return "access/roles";
  }

  /** Asks each page of the navigation the question it asks itself when it is drawn. */
  private List<String> opens(Role role) {
    SignedIn.Reader holder =
        new SignedIn.Reader(
            "nobody", "Nobody", "N", role.words(), Set.of(role.key()), ZoneOffset.UTC);
    return role == Role.INTEROP
        ? List.of(Texts.of("access.roles.programs-only"))
        : pages.stream()
            .filter(page -> page.shownTo(holder))
            .sorted(Comparator.comparingInt(NavigationContribution::order))
            .map(NavigationContribution::label)
            .toList();
  }
}
