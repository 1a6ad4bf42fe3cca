package care.throughline.interop.fhir;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for care: the requester of the ServiceRequest, else of the Task. People who treated the
 * person before are not asked for.
 */
final class Referrers {

  private static final int LONGEST = 200;

  private Referrers() {}

  /**
   * Their name as the bundle tells it; null when nobody is named, or when the person asks for
   * themselves.
   */
  static @Nullable String name(Bundle bundle, List<ServiceRequest> requests) {
    Stream<Reference> tasks =
        ReferralMapping.all(bundle, Task.class).stream().map(Task::getRequester);
    return Stream.concat(requests.stream().map(ServiceRequest::getRequester), tasks)
        .map(Referrers::name)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String name(Reference reference) {
    IBaseResource resource = reference.getResource();
    String name = null;
    if (resource instanceof Practitioner practitioner) {
      name = human(practitioner.getNameFirstRep());
    } else if (resource instanceof Organization organization) {
      name = organization.getName();
    } else if (resource instanceof PractitionerRole role) {
      String practitioner = name(role.getPractitioner());
      name = practitioner == null ? name(role.getOrganization()) : practitioner;
    } else if (resource != null
        || reference.getReferenceElement().getResourceType() != null && isPerson(reference)) {
      return null;
    }
    String line =
        PatientMapping.clean(
            name == null || name.isBlank() ? reference.getDisplay() : name, LONGEST);
    return line.isEmpty() ? null : line;
  }

  private static boolean isPerson(Reference reference) {
    return List.of("Patient", "RelatedPerson")
        .contains(reference.getReferenceElement().getResourceType());
  }

  private static @Nullable String human(HumanName name) {
    return name.hasText() ? name.getText() : name.getNameAsSingleString();
  }
}
