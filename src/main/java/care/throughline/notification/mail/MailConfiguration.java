package care.throughline.notification.mail;

import care.throughline.notification.MailCarrier;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The way out for e-mail. Spring's mail sender is kept inside, not published as a bean: the
 * application's health must not depend on a mail server.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class MailConfiguration {

  @Bean
  MailCarrier mailCarrier(MailSettings settings, Clock clock) {
    return settings.present() ? new SmtpMail(settings, clock) : new NoMail();
  }
}
