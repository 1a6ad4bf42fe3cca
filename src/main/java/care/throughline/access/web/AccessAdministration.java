package care.throughline.access.web;

import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.access.StaffDepartures;
import care.throughline.access.StaffRights;
import care.throughline.platform.web.AdministrationEntry;
import care.throughline.platform.web.SignedIn;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module adds to the administration and to the page of roles. */
@Configuration(proxyBeanMethods = false)
class AccessAdministration {

  /** A page for those who administer accounts. */
  private record Page(String label, String words, String href, int order)
      implements AdministrationEntry {

    @Override
    public boolean shownTo(SignedIn.Reader reader) {
      return Stream.of(Role.DIRECTOR, Role.OPERATOR)
          .map(Role::key)
          .anyMatch(reader.roles()::contains);
    }
  }

  @Bean
  AdministrationEntry staffAccountEntry() {
    return new Page(
        "Staff accounts",
        "Who can sign in, with which roles, until when; new accounts and new passwords.",
        "/staff-accounts",
        10);
  }

  @Bean
  AdministrationEntry roleEntry() {
    return new Page(
        "Roles",
        "What each role opens and may do, as the product decides it, and who holds it.",
        "/administration/roles",
        20);
  }

  @Bean
  AdministrationEntry siteEntry() {
    return new Page(
        "Sites",
        "Where people are cared for: name, zone, telephone, region, open or closed.",
        "/administration/sites",
        30);
  }

  @Bean
  StaffRights.Right seePeople() {
    return new StaffRights.Right("See people in care", Staff::seesPeople);
  }

  @Bean
  StaffRights.Right administerAccounts() {
    return new StaffRights.Right("Administer accounts and sites", StaffRights::mayAdminister);
  }

  @Bean
  StaffRights.Right endAccounts() {
    return new StaffRights.Right("End and reopen accounts", StaffDepartures::may);
  }

  @Bean
  StaffRights.Right giveRolesThatSeePeople() {
    return new StaffRights.Right(
        "Give and take roles that see people",
        member -> StaffRights.mayGive(Role.THERAPIST, member));
  }
}
