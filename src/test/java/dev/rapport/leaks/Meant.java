package dev.rapport.leaks;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What the product means to show.
 *
 * @param who of whom, as {@link Asker} calls them; {@code kept} for what is kept
 * @param where as {@link Place} calls it
 * @param what as {@link Marker} calls it
 */
record Meant(Pattern who, Pattern where, Pattern what, String because) {

    /** The owner, colleagues of the team who serve customers, and managers, who may take it over. */
    private static final String WORK_ON_IT = "owner .*|team (SALES|SERVICE|COMMUNITY)|.* MANAGER";

    private static final String PAGES_AND_API = "(page |pressed on page |get /api/v1/)";

    static final List<Meant> ALL = List.of(
            of(
                    WORK_ON_IT,
                    PAGES_AND_API + "(leads|tasks|inbox|cases).*",
                    "(lead's|.* in a fact of the lead).*",
                    "whoever works on a lead rings or writes to them"),
            of(
                    WORK_ON_IT,
                    PAGES_AND_API + "(tickets|cases|inbox|tasks|search|customers).*",
                    ".* in (a ticket's title|a ticket's words|an answer|an internal note|a note of a case)",
                    "whoever answers a ticket reads what was written in it"),
            of(
                    "owner SALES|.* MANAGER",
                    PAGES_AND_API + "(customers|notes|cases).*",
                    ".* in a note",
                    "the owner of the customer, who wrote it, and managers"),
            of(
                    "owner SALES|.* MANAGER",
                    PAGES_AND_API + "(customers|files).*",
                    "phone in a file's name",
                    "the owner of the customer, who put it there, and managers"),
            of(
                    WORK_ON_IT,
                    PAGES_AND_API + "(promises|customers/|inbox|cases).*",
                    "phone in a promise",
                    "whoever keeps a promise reads what was promised"),
            of(
                    WORK_ON_IT,
                    PAGES_AND_API + "(opportunities|cases).*",
                    "phone in a deal's name",
                    "whoever works on a deal reads what it is called"),
            of(
                    ".* MANAGER",
                    PAGES_AND_API + "(customers|duplicates).*",
                    "customer's (birth date|marked field)",
                    "the field says that managers see it"),
            of(
                    ".* (MANAGER|ADMIN)",
                    PAGES_AND_API + "privacy-requests.*",
                    "what was collected for a request",
                    "managers and administrators look at what is handed out before it is"),
            of(
                    "(owner|team|other) (SALES|SERVICE|COMMUNITY|MANAGER|AUDITOR|ADMIN)",
                    "get /api/v1/files/\\{file}/content",
                    "what a file holds",
                    "a file is handed out as it is to whoever sees the customer (decision 039)"),
            of(
                    "kept",
                    "table (contact_point|social_identity|customer_fact|customer_need|customer_relation|profile_change)",
                    ".*",
                    "it is the profile itself and its history"),
            of("kept", "table (lead|opportunity|promise|ticket|message)", ".*", "it is the case itself"),
            of("kept", "table (note|note_wording|kept_file)", ".*", "it is what people wrote down"),
            of("kept", "table privacy_export", ".*", "it is what was collected, until its link ends"));

    private static Meant of(String who, String where, String what, String because) {
        return new Meant(Pattern.compile(who), Pattern.compile(where), Pattern.compile(what), because);
    }

    boolean covers(Leak leak) {
        return who.matcher(leak.who()).matches()
                && where.matcher(leak.where()).matches()
                && what.matcher(leak.what()).matches();
    }
}
