package care.throughline.platform;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives templates the texts and sets the clinic's language. */
@Configuration(proxyBeanMethods = false)
class TextConfiguration {

  @Bean
  MessageSource messageSource(@Value("${throughline.language}") String language) {
    Texts.speak(language);
    return Texts.source();
  }
}
