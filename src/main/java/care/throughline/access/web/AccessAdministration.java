package care.throughline.access.web;

import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.access.StaffDepartures;
import care.throughline.access.StaffRights;
import care.throughline.platform.Texts;
import care.throughline.platform.web.AdministrationEntry;
import care.throughline.platform.web.SignedIn;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module adds to the administration and to the page of roles. */
@Configuration(proxyBeanMethods = false)
class AccessAdministration {

  /** A page for those who administer accounts. */
  private record Page(String key, String href, int order) implements AdministrationEntry {
    @Override
    public String label() {
      return Texts.of("access.page." + key);
    }

    @Override
    public String words() {
      return Texts.of("access.page." + key + "-words");
    }

    @Override
    public boolean shownTo(SignedIn.Reader reader) {
      return Stream.of(Role.DIRECTOR, Role.OPERATOR)
          .map(Role::key)
          .anyMatch(reader.roles()::contains);
    }
  }

  @Bean
  AdministrationEntry staffAccountEntry() {
    return new Page("staff-accounts", "/staff-accounts", 10);
  }

  @Bean
  AdministrationEntry roleEntry() {
    return new Page("roles", "/administration/roles", 20);
  }

  @Bean
  AdministrationEntry siteEntry() {
    return new Page("sites", "/administration/sites", 30);
  }

  @Bean
  StaffRights.Right seePeople() {
    return new StaffRights.Right(() -> Texts.of("access.right.see-people"), Staff::seesPeople);
  }

  @Bean
  StaffRights.Right administerAccounts() {
    return new StaffRights.Right(
        () -> Texts.of("access.right.administer"), StaffRights::mayAdminister);
  }

  @Bean
  StaffRights.Right endAccounts() {
    return new StaffRights.Right(() -> Texts.of("access.right.end-accounts"), StaffDepartures::may);
  }

  @Bean
  StaffRights.Right giveRolesThatSeePeople() {
    return new StaffRights.Right(
        () -> Texts.of("access.right.give-roles"),
        member -> StaffRights.mayGive(Role.THERAPIST, member));
  }
}
