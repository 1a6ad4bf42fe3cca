package care.throughline.person;

import care.throughline.platform.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers to the form {@code registerPerson} as consents and contact details. Any answer may be
 * missing: what was not asked changes nothing, and a consent to disclose that lacks an element is
 * no consent.
 */
record ConsentAnswers(Map<String, Object> answers) {

  /** What was signed. */
  List<Consent.Signed> signed() {
    List<Consent.Signed> signed = new ArrayList<>();
    if (ticked("consentToTreat")) {
      signed.add(Consent.Signed.plain(Consent.TREATMENT));
    }
    if (ticked("privacyNoticeGiven")) {
      signed.add(Consent.Signed.plain(Consent.PRIVACY_NOTICE));
    }
    addDisclosure(signed);
    addChannel(signed, Consent.SMS, "remindByText", "textNumber");
    addChannel(signed, Consent.EMAIL, "remindByEmail", "emailAddress");
    if (Set.of("withAnyone", "voicemailOnly").contains(textOr("messagesMayBeLeft", ""))) {
      addChannel(signed, Consent.VOICEMAIL, "remindByCall", "callNumber");
    }
    return signed;
  }

  /** Kinds the person was asked for and did not choose. */
  Set<String> refused() {
    Set<String> refused = new LinkedHashSet<>();
    if ("refused".equals(text("sharingConsent"))) {
      refused.add(Consent.DISCLOSURE);
    }
    if (text("messagesMayBeLeft") != null) {
      refused.addAll(List.of(Consent.SMS, Consent.EMAIL, Consent.VOICEMAIL));
    }
    signed().forEach(signed -> refused.remove(signed.kind()));
    return refused;
  }

  /** How the person wants to be reached. */
  ContactDetails contact() {
    String number = text("textNumber");
    return new ContactDetails(
        number == null ? text("callNumber") : number,
        text("emailAddress"),
        text("mailingAddress"),
        contactWish(),
        text("pronouns"),
        text("language"),
        emergencyContact());
  }

  private void addDisclosure(List<Consent.Signed> signed) {
    String discloser = text("sharingDiscloser");
    String purpose = text("sharingPurpose");
    String information = text("sharingInformation");
    String ends =
        "onDate".equals(text("sharingEnds")) ? text("sharingEndsOn") : text("sharingEnds");
    List<String> recipients = list("sharingRecipients");
    boolean complete =
        discloser != null
            && purpose != null
            && information != null
            && ends != null
            && !recipients.isEmpty();
    if ("given".equals(text("sharingConsent")) && complete) {
      signed.add(
          new Consent.Signed(
              Consent.DISCLOSURE,
              discloser,
              recipients,
              purpose,
              information,
              ends,
              date("sharingSignedOn")));
    }
  }

  private void addChannel(List<Consent.Signed> signed, String kind, String chosen, String address) {
    String value = text(address);
    if (ticked(chosen) && value != null) {
      signed.add(Consent.Signed.channel(kind, value));
    }
  }

  private @Nullable String contactWish() {
    List<String> ways = new ArrayList<>();
    if (ticked("remindByText")) {
      ways.add(Texts.kept("person.contact.text-message"));
    }
    if (ticked("remindByEmail")) {
      ways.add(Texts.kept("person.contact.email"));
    }
    if (ticked("remindByCall")) {
      ways.add(Texts.kept("person.contact.call"));
    }
    if (ways.isEmpty() && text("messagesMayBeLeft") == null) {
      return null;
    }
    String by =
        ways.isEmpty() ? Texts.kept("person.contact.no-reminders") : String.join(", ", ways);
    String words =
        switch (textOr("messagesMayBeLeft", "")) {
          case "withAnyone" -> Texts.kept("person.contact.with-anyone", by);
          case "voicemailOnly" -> Texts.kept("person.contact.voicemail-only", by);
          case "no" -> Texts.kept("person.contact.no-messages", by);
          default -> by;
        };
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private @Nullable String emergencyContact() {
    String name = text("emergencyContactName");
    if (name == null) {
      return null;
    }
    String relation = textOr("emergencyContactRelation", "other");
    String phone = text("emergencyContactPhone");
    String contact =
        name
            + (relation.equals("other") ? "" : " (" + relation + ")")
            + (phone == null ? "" : ", " + phone);
    return "yes".equals(text("emergencyContactMayKnow"))
        ? contact
        : Texts.kept("person.contact.not-to-be-called", contact);
  }

  private boolean ticked(String key) {
    return Boolean.parseBoolean(String.valueOf(answers.get(key)));
  }

  private @Nullable String text(String key) {
    Object value = answers.get(key);
    return value == null || value.toString().isBlank() ? null : value.toString().strip();
  }

  private String textOr(String key, String otherwise) {
    String value = text(key);
    return value == null ? otherwise : value;
  }

  private List<String> list(String key) {
    return answers.get(key) instanceof List<?> values
        ? values.stream().map(String::valueOf).toList()
        : List.of();
  }

  private @Nullable LocalDate date(String key) {
    String value = text(key);
    return value == null ? null : LocalDate.parse(value);
  }
}
