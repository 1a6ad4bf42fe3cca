package care.throughline.interop.fhir;

import care.throughline.episode.Referral;
import care.throughline.person.NewPerson;

/** What a bundle says: who, and what they are referred for. */
public record ReceivedReferral(NewPerson person, Referral referral) {}
