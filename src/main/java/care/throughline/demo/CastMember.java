package care.throughline.demo;

import care.throughline.access.Role;
import java.util.Set;

/** The named staff of the demo clinic and of every test: the same people everywhere. */
public enum CastMember {
  ANNEKE(
      "anneke",
      "Anneke Roos",
      "Works the coordinators' list from first call to aftercare.",
      Role.COORDINATOR,
      Role.UR),
  KAI(
      "kai",
      "Kai Lindqvist",
      "Leads the evening group and keeps its attendance.",
      Role.FACILITATOR,
      Role.PEER),
  MIRIAM(
      "miriam",
      "Miriam Osei",
      "Assesses, and sees her clients every week.",
      Role.THERAPIST,
      Role.CLINICIAN),
  NOOR(
      "noor",
      "Noor Halabi",
      "Is new and has free hours: takes over when a colleague leaves.",
      Role.THERAPIST),
  SAMIR(
      "samir",
      "Samir Haddad",
      "Supervises, co-signs and decides what others may not.",
      Role.SUPERVISOR,
      Role.DIRECTOR),
  ROSA("rosa", "Rosa Delgado", "Makes the first calls and registers new people.", Role.INTAKE),
  DEV("dev", "Dev Patel", "Reviews withdrawal and is on call.", Role.MEDICAL, Role.ONCALL),
  LENA("lena", "Lena Vogt", "Changes the pathway; sees no patient data.", Role.PATHWAY_ADMIN),
  OMAR(
      "omar",
      "Omar Sayed",
      "Approves changes of the pathway; sees no patient data.",
      Role.PATHWAY_ADMIN),
  INES(
      "ines",
      "Ines Marques",
      "Privacy officer: consents, revocations, the record of who saw what.",
      Role.PRIVACY),
  OLU("olu", "Olu Adeyemi", "Runs the installation; sees no patient data.", Role.OPERATOR),
  HL7("hl7", "Referral interface", "A program that sends FHIR bundles.", Role.INTEROP);

  private final String username;
  private final String fullName;
  private final String does;
  private final Set<Role> roles;

  CastMember(String username, String fullName, String does, Role... roles) {
    this.username = username;
    this.fullName = fullName;
    this.does = does;
    this.roles = Set.of(roles);
  }

  public String username() {
    return username;
  }

  public String fullName() {
    return fullName;
  }

  public String does() {
    return does;
  }

  public Set<Role> roles() {
    return roles;
  }

  /** A cast member who holds the role. */
  public static CastMember with(String roleKey) {
    for (CastMember member : values()) {
      if (member.roles.stream().anyMatch(role -> role.key().equals(roleKey))) {
        return member;
      }
    }
    throw new IllegalArgumentException("Nobody in the cast is " + roleKey + ".");
  }
}
