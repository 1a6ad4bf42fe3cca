package care.throughline.schedule.web;

import care.throughline.platform.Texts;
import care.throughline.platform.web.Failure;
import care.throughline.platform.web.FailureWords;
import care.throughline.schedule.AttendanceRefused;
import care.throughline.schedule.attendance.SheetRefused;
import care.throughline.schedule.attendance.SheetTaken;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What can go wrong with a sheet. These messages carry no name of anybody in care. */
@Component
final class SheetFailures implements FailureWords {

  @Override
  public Optional<Failure> words(Throwable failure) {
    if (failure instanceof SheetRefused refused) {
      return Optional.of(
          new Failure(
              422,
              Texts.of("schedule-pages.failure.sheet"),
              refused.getMessage(),
              Map.of("findings", findings(refused))));
    }
    if (failure instanceof SheetTaken taken) {
      String holder = taken.holder();
      return Optional.of(
          new Failure(
              409,
              Texts.of("schedule-pages.failure.sheet-taken"),
              taken.getMessage(),
              holder == null ? Map.of() : Map.of("holder", holder)));
    }
    if (failure instanceof AttendanceRefused refused) {
      return Optional.of(
          new Failure(422, Texts.of("schedule-pages.failure.attendance"), refused.getMessage()));
    }
    return Optional.empty();
  }

  private static List<Map<String, String>> findings(SheetRefused refused) {
    return refused.findings().stream()
        .map(
            finding -> {
              Map<String, String> told = new HashMap<>();
              told.put("field", finding.session() == null ? "sharedNote" : "marks");
              if (finding.session() != null) {
                told.put("session", finding.session().value().toString());
              }
              told.put("message", finding.message());
              return told;
            })
        .toList();
  }
}
