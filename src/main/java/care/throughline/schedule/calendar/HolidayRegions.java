package care.throughline.schedule.calendar;

import care.throughline.access.Staff;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.Transactions;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.booking.Editors;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The countries and states whose public holidays can be proposed, and which one a site has. */
@Component
public class HolidayRegions {

  private static final Pattern COUNTRY = Pattern.compile("[a-z]{2}");

  private final JdbcClient jdbc;
  private final Transactions transactions;
  private final AuditTrail audit;

  HolidayRegions(JdbcClient jdbc, Transactions transactions, AuditTrail audit) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.audit = audit;
  }

  /**
   * A country or a state.
   *
   * @param code such as {@code us} or {@code us-ny}
   * @param name in the reader's language
   */
  public record Region(String code, String name) {}

  /** The countries of the holiday library, by name. */
  public List<Region> countries() {
    return HolidayManager.getSupportedCalendarCodes().stream()
        .map(code -> code.toLowerCase(Locale.ROOT))
        .filter(code -> COUNTRY.matcher(code).matches())
        .map(code -> new Region(code, name(code)))
        .sorted(byName())
        .toList();
  }

  /**
   * The states of a country that have holidays of their own, by name; may be empty.
   *
   * @throws ScheduleRefused when the library does not know the country
   */
  public List<Region> statesOf(String country) {
    check(country);
    return HolidayManager.getInstance(ManagerParameters.create(country))
        .getCalendarHierarchy()
        .getChildren()
        .values()
        .stream()
        .map(
            state ->
                new Region(
                    country + "-" + state.getId().toLowerCase(Locale.ROOT),
                    state.getDescription(Texts.language())))
        .sorted(byName())
        .toList();
  }

  /**
   * Sets whose holidays are proposed from now on; days that are closed already stay closed.
   *
   * @param code of a country or a state
   * @throws ScheduleRefused when the library knows no such country or state
   */
  public void set(String site, String code, Staff by) {
    String country = code.split("-", 2)[0];
    check(country);
    if (!code.equals(country)
        && statesOf(country).stream().noneMatch(state -> state.code().equals(code))) {
      throw new ScheduleRefused(Texts.of("schedule.holiday.no-state", code, name(country)));
    }
    transactions.run(
        () -> {
          Editors.check(by, Texts.of("schedule.calendar.of-a-site"));
          jdbc.sql("update site set holiday_country = ? where id = ?").params(code, site).update();
          audit.record(by.actor(), "holidayRegion.set", "site", site, Map.of("region", code));
        });
  }

  private static String name(String country) {
    return new Locale.Builder().setRegion(country).build().getDisplayCountry(Texts.language());
  }

  private static Comparator<Region> byName() {
    return Comparator.comparing(Region::name, Collator.getInstance(Texts.language()));
  }

  private void check(String country) {
    if (countries().stream().noneMatch(known -> known.code().equals(country))) {
      throw new ScheduleRefused(Texts.of("schedule.holiday.no-country", country));
    }
  }
}
