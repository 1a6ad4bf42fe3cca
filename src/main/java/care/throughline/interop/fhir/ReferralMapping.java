package care.throughline.interop.fhir;

import care.throughline.episode.Referral;
import care.throughline.person.NewPerson;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads a bundle into a person and what they are referred for. Resources it does not know are left
 * aside.
 */
@Component
public class ReferralMapping {

  private static final Set<BundleType> TYPES =
      EnumSet.of(
          BundleType.TRANSACTION,
          BundleType.BATCH,
          BundleType.COLLECTION,
          BundleType.MESSAGE,
          BundleType.DOCUMENT,
          BundleType.SEARCHSET);

  private final Clock clock;

  ReferralMapping(Clock clock) {
    this.clock = clock;
  }

  /**
   * The referral a bundle is.
   *
   * @throws BundleRefused when it is none
   */
  public ReceivedReferral map(Bundle bundle) {
    if (bundle.getType() == null || !TYPES.contains(bundle.getType())) {
      throw new BundleRefused(Refusal.NOT_A_REFERRAL_TYPE);
    }
    Instant now = clock.instant();
    Patient patient = patient(bundle);
    List<ServiceRequest> requests = requests(bundle, patient);
    NewPerson person = new PatientMapping(now).map(patient);
    BundleFindings findings = new BundleFindings(ConditionCodes.shipped(), now);
    all(bundle, DomainResource.class).stream()
        .filter(resource -> about(resource, patient))
        .forEach(findings::look);
    return new ReceivedReferral(
        person,
        new Referral(
            "fhir",
            BundleKey.of(bundle, person),
            Referrers.name(bundle, requests),
            findings.conditions(),
            findings.priority(),
            findings.stepDown()));
  }

  /** The one patient; of several the one that is referred. */
  private static Patient patient(Bundle bundle) {
    List<Patient> patients = all(bundle, Patient.class);
    if (patients.isEmpty()) {
      throw new BundleRefused(Refusal.NO_PATIENT);
    }
    if (patients.size() == 1) {
      return patients.get(0);
    }
    List<Patient> referred =
        patients.stream()
            .filter(
                patient ->
                    all(bundle, ServiceRequest.class).stream()
                        .anyMatch(request -> is(request.getSubject(), patient)))
            .toList();
    if (referred.size() != 1) {
      throw new BundleRefused(Refusal.SEVERAL_PATIENTS);
    }
    return referred.get(0);
  }

  /**
   * Requests that stand. A bundle without any is a referral all the same; one whose requests were
   * all taken back is none.
   */
  private static List<ServiceRequest> requests(Bundle bundle, Patient patient) {
    List<ServiceRequest> requests =
        all(bundle, ServiceRequest.class).stream()
            .filter(request -> about(request, patient))
            .toList();
    List<ServiceRequest> standing =
        requests.stream()
            .filter(
                request ->
                    request.getStatus() != ServiceRequestStatus.REVOKED
                        && request.getStatus() != ServiceRequestStatus.ENTEREDINERROR)
            .toList();
    if (standing.isEmpty() && !requests.isEmpty()) {
      throw new BundleRefused(Refusal.WITHDRAWN);
    }
    return standing;
  }

  /** Leaves out what says that it is about somebody else, such as a mother or a newborn. */
  private static boolean about(DomainResource resource, Patient patient) {
    Reference subject = BundleFindings.subject(resource);
    return subject == null
        || !subject.hasReference()
        || is(subject, patient)
        || !(subject.getResource() instanceof Patient);
  }

  private static boolean is(Reference reference, Patient patient) {
    return reference.getResource() == patient
        || same(
            reference.getReference(), patient.getIdElement().toUnqualifiedVersionless().getValue());
  }

  private static boolean same(@Nullable String one, @Nullable String other) {
    return one != null && one.equals(other);
  }

  static <T extends Resource> List<T> all(Bundle bundle, Class<T> type) {
    return bundle.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }
}
