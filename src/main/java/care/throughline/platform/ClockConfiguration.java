package care.throughline.platform;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

  @Bean
  MovableClock clock() {
    return new MovableClock();
  }
}
