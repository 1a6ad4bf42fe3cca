package care.throughline.demo;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells on the console where to sign in and as whom. */
@Component
@ConditionalOnProperty("throughline.demo.on")
final class Welcome {

  private final DemoClinic clinic;

  Welcome(DemoClinic clinic) {
    this.clinic = clinic;
  }

  @EventListener
  void listening(WebServerInitializedEvent event) {
    StringBuilder text = new StringBuilder(1_024);
    text.append(System.lineSeparator())
        .append("  Throughline is ready: http://localhost:")
        .append(event.getWebServer().getPort())
        .append(System.lineSeparator());
    text.append("  Everyone's password in this demo clinic: ")
        .append(clinic.password())
        .append(System.lineSeparator());
    for (CastMember member : CastMember.values()) {
      text.append(
          String.format(
              "    %-8s %-20s %s%n", member.username(), member.fullName(), member.does()));
    }
    System.out.println(text);
  }
}
