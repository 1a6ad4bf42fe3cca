package care.throughline.schedule.web;

import care.throughline.access.Role;
import care.throughline.platform.web.NavigationContribution;
import care.throughline.platform.web.SignedIn;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Calendar, rooms and hours of the site in the main navigation, for those who change them. */
@Configuration(proxyBeanMethods = false)
class SiteNavigation {

  @Bean
  NavigationContribution siteCalendarEntry() {
    return new Entry("Calendar of the site", "/calendar/site", "calendar", 61);
  }

  @Bean
  NavigationContribution staffHoursEntry() {
    return new Entry("Staff hours", "/staff-hours", "people", 62);
  }

  @Bean
  NavigationContribution roomsEntry() {
    return new Entry("Rooms", "/rooms", "bed", 63);
  }

  private record Entry(String label, String href, String icon, int order)
      implements NavigationContribution {

    private static final Predicate<Role> SHOWN =
        role -> role == Role.SUPERVISOR || role == Role.DIRECTOR;

    @Override
    public boolean shownTo(SignedIn.Reader reader) {
      return reader.roles().stream().map(Role::of).flatMap(Optional::stream).anyMatch(SHOWN);
    }
  }
}
