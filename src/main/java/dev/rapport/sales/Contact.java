package dev.rapport.sales;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.EmailAddress;
import dev.rapport.platform.PhoneNumber;
import dev.rapport.platform.Refused;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who is behind a lead and how to reach them. */
public record Contact(
        String name,
        @Nullable String company,
        @Nullable PhoneNumber phone,
        @Nullable EmailAddress email) {

    public Contact {
        if (name.isBlank() || name.length() > 200) throw Refused.invalid("sales.bad-name");
        if (company != null && company.length() > 200) throw Refused.invalid("sales.bad-company");
    }

    /** Reads what a person or a file says; a phone without a country is read as one of the region. */
    public static Contact read(
            String name, @Nullable String company, @Nullable String phone, @Nullable String email, String region) {
        return new Contact(
                CleanText.line(name),
                given(company).orElse(null),
                given(phone).map(text -> phone(text, region)).orElse(null),
                given(email).map(Contact::email).orElse(null));
    }

    /** The person's and the firm's. */
    public List<String> names() {
        return Stream.of(name, company).filter(Objects::nonNull).toList();
    }

    /** As a customer keeps them: a phone with its extension. */
    public List<String> written() {
        return Stream.of(phone == null ? null : phone.formatted(Locale.ENGLISH), email == null ? null : email.value())
                .filter(Objects::nonNull)
                .toList();
    }

    /** Phone and e-mail in their normal forms, without an extension: what two leads of one contact share. */
    public List<String> points() {
        return Stream.of(phone == null ? null : phone.e164(), email == null ? null : email.value())
                .filter(Objects::nonNull)
                .toList();
    }

    private static PhoneNumber phone(String text, String region) {
        return PhoneNumber.read(text, region);
    }

    private static EmailAddress email(String text) {
        return EmailAddress.read(text);
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(CleanText.lineOrNull(text));
    }
}
