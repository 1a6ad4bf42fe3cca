package care.throughline.demo;

import care.throughline.access.Role;
import care.throughline.access.Sites;
import care.throughline.access.StaffMembers;
import care.throughline.platform.Facts;
import care.throughline.platform.MovableClock;
import care.throughline.platform.PlainFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * A clinic to try Throughline in: a cast of staff and a dozen invented people, played through the
 * real pathway once.
 */
@Component
@ConditionalOnProperty("throughline.demo.on")
public class DemoClinic {

  private static final String SET_UP = "demo.setUp";
  private static final Logger LOG = LoggerFactory.getLogger(DemoClinic.class);

  private final StaffMembers staff;
  private final Sites sites;
  private final PasswordEncoder passwords;
  private final Facts facts;
  private final MovableClock clock;
  private final DemoPeople people;
  private final Path passwordFile;
  private final String wantedPassword;

  DemoClinic(
      StaffMembers staff,
      Sites sites,
      PasswordEncoder passwords,
      Facts facts,
      MovableClock clock,
      DemoPeople people,
      @Value("${throughline.database.data}") Path data,
      @Value("${throughline.demo.password}") String wantedPassword) {
    this.staff = staff;
    this.sites = sites;
    this.passwords = passwords;
    this.facts = facts;
    this.clock = clock;
    this.people = people;
    this.passwordFile = data.resolve("demo.password");
    this.wantedPassword = wantedPassword;
  }

  /**
   * The password of the whole cast: the one from the settings, else one made once and kept beside
   * the data.
   */
  public String password() {
    try {
      if (!wantedPassword.isBlank()) {
        return wantedPassword;
      }
      if (!Files.exists(passwordFile)) {
        byte[] random = new byte[6];
        new SecureRandom().nextBytes(random);
        Files.createDirectories(Objects.requireNonNull(passwordFile.toAbsolutePath().getParent()));
        Files.createFile(
            passwordFile,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile, HexFormat.of().formatHex(random));
      }
      return Files.readString(passwordFile).strip();
    } catch (IOException failure) {
      throw new PlainFailure(
          "The demo password in "
              + passwordFile
              + " cannot be written or read; set THROUGHLINE_DEMO_PASSWORD.",
          failure);
    }
  }

  /**
   * Sets the clinic up on the first start; later starts only make sure that the password is the one
   * that is printed.
   */
  public void setUpOnce() {
    String hash = Objects.requireNonNull(passwords.encode(password()));
    for (CastMember member : CastMember.values()) {
      if (staff.named(member.username()).isPresent()) {
        staff.changePassword(member.username(), hash);
      } else {
        staff.add(
            member.username(),
            member.fullName(),
            member.roles().contains(Role.INTEROP),
            sites.home().id(),
            member.roles(),
            hash);
      }
    }
    if (facts.find(SET_UP).isPresent()) {
      return;
    }
    LOG.info("Setting up the demo clinic; this takes a moment and happens once.");
    try {
      people.play(clock.instant());
    } finally {
      clock.resume();
    }
    facts.remember(SET_UP, "yes");
  }
}
