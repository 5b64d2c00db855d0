package dev.rapport.sales;

import dev.rapport.access.Role;
import dev.rapport.imports.ImportKind;
import dev.rapport.imports.ImportRow;
import dev.rapport.imports.RowRejected;
import dev.rapport.platform.HomeRegion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Leads, in one of two layouts: columns {@code name, phone, email, company, source, city, external}, or the export of an
 * education firm with its own columns. What staff filled in there after contact is left out, since the score must not
 * know it; whether a lead converted is only kept for judging the score.
 */
@Component
class LeadsKind implements ImportKind {

    /** The facts the scoring rules look at, by their columns in the education firm's export. */
    private static final Map<String, String> FACTS = Map.ofEntries(
            Map.entry("Lead Origin", "origin"),
            Map.entry("Do Not Email", "doNotEmail"),
            Map.entry("Do Not Call", "doNotCall"),
            Map.entry("TotalVisits", "visits"),
            Map.entry("Total Time Spent on Website", "secondsOnSite"),
            Map.entry("Page Views Per Visit", "pagesPerVisit"),
            Map.entry("Last Activity", "lastActivity"),
            Map.entry("Country", "country"),
            Map.entry("Specialization", "specialization"),
            Map.entry("How did you hear about X Education", "heardFrom"),
            Map.entry("What is your current occupation", "occupation"),
            Map.entry("What matters most to you in choosing a course", "goal"),
            Map.entry("A free copy of Mastering The Interview", "wantsFreeCopy"));

    private static final List<String> GENERAL =
            List.of("name", "company", "phone", "email", "source", "city", "external");
    private static final List<String> GENERAL_FACTS = List.of("country", "product", "language", "interest");
    private static final List<String> EDUCATION =
            List.of("Prospect ID", "Lead Number", "Lead Source", "City", "Converted");

    /** What a drop-down list says when nothing was chosen. */
    private static final String NOT_CHOSEN = "Select";

    private final LeadIntake intake;
    private final String region;

    LeadsKind(LeadIntake intake, HomeRegion home) {
        this.intake = intake;
        this.region = home.code();
    }

    @Override
    public String name() {
        return "leads";
    }

    @Override
    public List<String> columns() {
        var others = Stream.concat(GENERAL.stream(), Stream.concat(GENERAL_FACTS.stream(), EDUCATION.stream()));
        return Stream.concat(FACTS.keySet().stream(), others).toList();
    }

    @Override
    public Set<Role> roles() {
        return Set.of(Role.SALES, Role.MANAGER, Role.ADMIN);
    }

    @Override
    public void apply(ImportRow row, @Nullable String mapping) {
        intake.openUnlessKnown(row.get("Prospect ID") == null ? general(row) : education(row));
    }

    private NewLead general(ImportRow row) {
        var contact =
                Contact.read(row.required("name"), row.get("company"), row.get("phone"), row.get("email"), region);
        var facts = new HashMap<String, String>();
        for (var name : GENERAL_FACTS) chosen(row, name).ifPresent(value -> facts.put(name, value));
        return new NewLead(
                contact, new Lead.Origin(row.get("source"), row.get("city"), row.get("external"), facts), null);
    }

    private NewLead education(ImportRow row) {
        var external = row.required("Prospect ID");
        var contact = Contact.read("Lead " + row.required("Lead Number"), null, null, null, region);
        var facts = new HashMap<String, String>();
        FACTS.forEach((column, name) -> chosen(row, column).ifPresent(value -> facts.put(name, value)));
        var origin = new Lead.Origin(
                chosen(row, "Lead Source").orElse(null), chosen(row, "City").orElse(null), external, facts);
        return new NewLead(contact, origin, converted(row));
    }

    private static Optional<String> chosen(ImportRow row, String column) {
        return Optional.ofNullable(row.get(column)).filter(value -> !value.equals(NOT_CHOSEN));
    }

    private static @Nullable Boolean converted(ImportRow row) {
        var text = row.get("Converted");
        if (text == null) return null;
        return switch (text) {
            case "0" -> false;
            case "1" -> true;
            default -> throw new RowRejected("sales.bad-converted", text);
        };
    }
}
