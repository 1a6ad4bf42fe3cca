package care.throughline.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class AppointmentTimesTests {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @Test
  void whatStaffTypedIsTheTimeAtTheSite() {
    assertThat(AppointmentTimes.parse("2027-01-06T18:00", NEW_YORK).orElseThrow().toInstant())
        .isEqualTo(Instant.parse("2027-01-06T23:00:00Z"));
  }

  @Test
  void whatIsNoTimeIsUnknown() {
    assertThat(AppointmentTimes.parse("Wednesday", NEW_YORK)).isEmpty();
  }
}
