package care.throughline.interop.fhir;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import care.throughline.person.NewPerson;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.jspecify.annotations.Nullable;

/** Reads a Patient into a person. Names are kept as given; what is out of date is left aside. */
final class PatientMapping {

  private static final int LONGEST = 200;
  private static final int LONGEST_ADDRESS = 500;
  private static final int MOST_IDENTIFIERS = 20;
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");

  /** Numbers that a family may share. */
  private static final Set<String> SHARED_NUMBERS = Set.of("MB", "SN", "MC", "MA");

  private static final List<NameUse> NAME_USES = List.of(NameUse.OFFICIAL, NameUse.USUAL);

  /**
   * A message on a mobile reaches the person themselves; a work phone is the last thing to ring.
   */
  private static final List<ContactPointUse> PHONE_USES =
      List.of(ContactPointUse.MOBILE, ContactPointUse.HOME);

  private final Instant now;

  PatientMapping(Instant now) {
    this.now = now;
  }

  /**
   * The person a Patient describes.
   *
   * @throws BundleRefused when name or birth date are missing, or the person has died
   */
  NewPerson map(Patient patient) {
    if (deceased(patient)) {
      throw new BundleRefused(Refusal.DECEASED);
    }
    Name name = name(patient);
    LocalDate born = birthDate(patient).orElseThrow(() -> new BundleRefused(Refusal.NO_BIRTH_DATE));
    return new NewPerson(
        name.given(),
        name.family(),
        born,
        gender(patient),
        language(patient),
        telecom(patient, ContactPointSystem.PHONE)
            .or(() -> telecom(patient, ContactPointSystem.SMS))
            .orElse(null),
        telecom(patient, ContactPointSystem.EMAIL).orElse(null),
        address(patient),
        identifiers(patient));
  }

  private record Name(String given, String family) {}

  /** A date of death that cannot be read still says that the person has died. */
  private static boolean deceased(Patient patient) {
    return patient.getDeceased() instanceof DateTimeType
        || (patient.getDeceased() instanceof BooleanType answer
            && Boolean.TRUE.equals(answer.getValue()));
  }

  private Name name(Patient patient) {
    return patient.getName().stream()
        .filter(
            name ->
                name.getUse() != NameUse.OLD
                    && name.getUse() != NameUse.MAIDEN
                    && name.getUse() != NameUse.ANONYMOUS)
        .filter(name -> current(name.getPeriod()))
        .sorted(Comparator.comparingInt(name -> order(NAME_USES, name.getUse())))
        .map(PatientMapping::parts)
        .filter(name -> !name.family().isEmpty())
        .findFirst()
        .orElseThrow(() -> new BundleRefused(Refusal.NO_NAME));
  }

  /** Someone with one name only has it as family name. */
  private static Name parts(HumanName name) {
    String given =
        clean(
            name.getGiven().stream()
                .map(part -> clean(part.getValue(), LONGEST))
                .collect(Collectors.joining(" ")),
            LONGEST);
    String family = clean(name.getFamily(), LONGEST);
    if (given.isEmpty() && family.isEmpty()) {
      String text = clean(name.getText(), LONGEST);
      int last = text.lastIndexOf(' ');
      return new Name(last < 0 ? "" : text.substring(0, last), text.substring(last + 1));
    }
    return family.isEmpty() ? new Name("", given) : new Name(given, family);
  }

  private Optional<LocalDate> birthDate(Patient patient) {
    DateType date = patient.getBirthDateElement();
    if (date.getValue() == null || date.getPrecision() != TemporalPrecisionEnum.DAY) {
      return Optional.empty();
    }
    YearMonth month = YearMonth.of(date.getYear(), date.getMonth() + 1);
    LocalDate born = month.isValidDay(date.getDay()) ? month.atDay(date.getDay()) : LocalDate.MAX;
    // A day of slack: where the person lives it may be tomorrow already.
    LocalDate tomorrow = now.atZone(java.time.ZoneOffset.UTC).toLocalDate().plusDays(1);
    return born.isAfter(tomorrow) || born.isBefore(tomorrow.minusYears(130))
        ? Optional.empty()
        : Optional.of(born);
  }

  private static @Nullable String gender(Patient patient) {
    if (patient.getGender() == null) {
      return null;
    }
    return switch (patient.getGender()) {
      case MALE, FEMALE, OTHER -> patient.getGender().toCode();
      default -> null;
    };
  }

  private static String language(Patient patient) {
    return patient.getCommunication().stream()
        .sorted(Comparator.comparing(spoken -> !spoken.getPreferred()))
        .flatMap(spoken -> spoken.getLanguage().getCoding().stream())
        .map(coding -> clean(coding.getCode(), LONGEST))
        .filter(code -> LANGUAGE.matcher(code).matches())
        .findFirst()
        .orElse("en");
  }

  private Optional<String> telecom(Patient patient, ContactPointSystem system) {
    return patient.getTelecom().stream()
        .filter(
            contact ->
                contact.getSystem() == system
                    && contact.getUse() != ContactPointUse.OLD
                    && current(contact.getPeriod()))
        .filter(contact -> !clean(contact.getValue(), LONGEST).isEmpty())
        .min(
            Comparator.comparingInt(
                    (ContactPoint contact) ->
                        contact.hasRank() ? contact.getRank() : Integer.MAX_VALUE)
                .thenComparingInt(contact -> order(PHONE_USES, contact.getUse()))
                .thenComparing(contact -> contact.getUse() == ContactPointUse.WORK))
        .map(contact -> clean(contact.getValue(), LONGEST));
  }

  private @Nullable String address(Patient patient) {
    return patient.getAddress().stream()
        .filter(
            address -> address.getUse() != Address.AddressUse.OLD && current(address.getPeriod()))
        .sorted(
            Comparator.comparing(
                address -> address.getUse() != null && address.getUse() != Address.AddressUse.HOME))
        .map(PatientMapping::line)
        .filter(line -> !line.isEmpty())
        .findFirst()
        .orElse(null);
  }

  private static String line(Address address) {
    Stream<String> street = address.getLine().stream().map(line -> clean(line.getValue(), LONGEST));
    String region =
        clean(
            clean(address.getState(), LONGEST) + " " + clean(address.getPostalCode(), LONGEST),
            LONGEST);
    String line =
        Stream.concat(street, Stream.of(clean(address.getCity(), LONGEST), region))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "));
    return clean(line.isEmpty() ? address.getText() : line, LONGEST_ADDRESS);
  }

  private List<NewPerson.Identifier> identifiers(Patient patient) {
    return patient.getIdentifier().stream()
        .filter(
            identifier ->
                identifier.getUse() != Identifier.IdentifierUse.TEMP
                    && identifier.getUse() != Identifier.IdentifierUse.OLD)
        .filter(
            identifier ->
                identifier.getType().getCoding().stream()
                    .noneMatch(type -> SHARED_NUMBERS.contains(type.getCode())))
        .map(
            identifier ->
                new NewPerson.Identifier(
                    clean(identifier.getSystem(), LONGEST), clean(identifier.getValue(), LONGEST)))
        .filter(identifier -> !identifier.system().isEmpty() && !identifier.value().isEmpty())
        .limit(MOST_IDENTIFIERS)
        .collect(
            Collectors.collectingAndThen(
                Collectors.toCollection(LinkedHashSet::new), List::copyOf));
  }

  private boolean current(Period period) {
    Date end = period.getEnd();
    return end == null || end.toInstant().isAfter(now);
  }

  private static <T> int order(List<T> uses, @Nullable T use) {
    return use == null || !uses.contains(use) ? uses.size() : uses.indexOf(use);
  }

  /** One line of printable text, at most so long; empty when there is none. */
  static String clean(@Nullable String text, int longest) {
    String line =
        text == null
            ? ""
            : text.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ").replaceAll("\\s+", " ").strip();
    return line.length() <= longest
        ? line
        : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, longest) - 1));
  }
}
