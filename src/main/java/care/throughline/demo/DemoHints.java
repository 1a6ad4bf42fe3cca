package care.throughline.demo;

import care.throughline.access.Role;
import care.throughline.access.SignInHints;
import care.throughline.platform.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Shows the cast on the sign-in page of the demo clinic. */
@Component
@ConditionalOnProperty("throughline.demo.on")
final class DemoHints implements SignInHints {

  @Override
  public List<Hint> cast() {
    return Arrays.stream(CastMember.values())
        .filter(member -> member != CastMember.HL7)
        .map(
            member ->
                new Hint(
                    member.username(),
                    member.fullName(),
                    member.roles().stream()
                        .map(Role::words)
                        .sorted()
                        .collect(Collectors.joining(", ")),
                    member.does()))
        .toList();
  }

  @Override
  public String hint() {
    return Texts.of("demo.hint.password");
  }
}
