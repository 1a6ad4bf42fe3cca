package care.throughline.worklist.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessWordsTests {

  @ParameterizedTest
  @CsvSource({
    "iopIntake, Intake",
    "iopMissedSession, Missed session",
    "iopBedSearch, Bed search",
    "rehearsal, rehearsal"
  })
  void readsAProcessIdAsWords(String process, String words) {
    assertThat(ProcessWords.of(process)).isEqualTo(words);
  }
}
