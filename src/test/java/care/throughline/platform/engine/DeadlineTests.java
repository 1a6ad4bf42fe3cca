package care.throughline.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DeadlineTests {

  private static final Map<String, String> PROPERTIES =
      Map.of(
          "due",
          "P10D@business",
          "urgency",
          "ROUTINE",
          "dueWhen",
          "entryKind=reEntry PT48H@clock HIGH; urgentReferral=true P1D@business URGENT");

  private static Deadline of(Map<String, Object> variables) {
    return Deadline.of(PROPERTIES, variables::get);
  }

  @Test
  void theFirstCaseThatHoldsCounts() {
    assertThat(of(Map.of("entryKind", "reEntry", "urgentReferral", true)))
        .isEqualTo(new Deadline("PT48H@clock", "HIGH"));
    assertThat(of(Map.of("entryKind", "referral", "urgentReferral", true)))
        .isEqualTo(new Deadline("P1D@business", "URGENT"));
  }

  @Test
  void withoutACaseThatHoldsTheUsualDeadlineCounts() {
    assertThat(of(Map.of("urgentReferral", false)))
        .isEqualTo(new Deadline("P10D@business", "ROUTINE"));
    assertThat(Deadline.of(Map.of("due", "PT5M@clock", "urgency", "EMERGENCY"), name -> null))
        .isEqualTo(new Deadline("PT5M@clock", "EMERGENCY"));
  }
}
