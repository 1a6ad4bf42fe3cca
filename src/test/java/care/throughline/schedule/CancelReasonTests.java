package care.throughline.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.i18n.LocaleContextHolder;

class CancelReasonTests {

  @AfterEach
  void nobodyReads() {
    LocaleContextHolder.resetLocaleContext();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsKeptIsWhatEnglishSays(CancelReason reason) {
    assertThat(CancelReason.words(reason.kept())).isEqualTo(reason.kept());
  }

  @Test
  void aReasonOfTheProductIsToldInTheReadersLanguageAndOneOfPeopleAsTheyWroteIt() {
    LocaleContextHolder.setLocale(Locale.forLanguageTag("es"));
    assertThat(CancelReason.words("The plan changed")).isEqualTo("El plan cambió");
    assertThat(CancelReason.words("snow")).isEqualTo("snow");
    assertThat(CancelReason.words(null)).isNull();
  }
}
