package dev.rapport.access;

import java.util.List;

/** A field of a person that has a level. */
public record GuardedField(String name) {

    public static final GuardedField CUSTOMER_PHONE = new GuardedField("customer.phone");
    public static final GuardedField CUSTOMER_EMAIL = new GuardedField("customer.email");
    public static final GuardedField CUSTOMER_ADDRESS = new GuardedField("customer.address");
    public static final GuardedField CUSTOMER_IDENTITY = new GuardedField("customer.identity");
    public static final GuardedField LEAD_PHONE = new GuardedField("lead.phone");
    public static final GuardedField LEAD_EMAIL = new GuardedField("lead.email");

    /** Phones and e-mail addresses in what people wrote: notes, conversations, promises, names of files. */
    public static final GuardedField WORDS = new GuardedField("words");

    /** Those that the product knows, in the order in which they are shown. */
    public static final List<GuardedField> KNOWN =
            List.of(CUSTOMER_PHONE, CUSTOMER_EMAIL, CUSTOMER_ADDRESS, CUSTOMER_IDENTITY, LEAD_PHONE, LEAD_EMAIL, WORDS);

    private static final String FACT = "fact.";

    /** What a profile tells under that name. */
    public static GuardedField fact(String name) {
        return new GuardedField(FACT + name);
    }

    /** The name of the fact; empty where it is none. */
    public String fact() {
        return name.startsWith(FACT) ? name.substring(FACT.length()) : "";
    }
}
