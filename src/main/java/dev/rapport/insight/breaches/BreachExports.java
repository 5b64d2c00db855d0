package dev.rapport.insight.breaches;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes breaches out of the system. What managers remarked stays inside, and so do the names of staff unless they are
 * asked for. Each export is written down before its first byte. For managers and auditors.
 */
@ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
@Service
@Transactional(isolation = Isolation.REPEATABLE_READ)
public class BreachExports {

    /** A PDF with more breaches is refused. */
    public static final int MOST_IN_PDF = 500;

    /** A PDF with more breaches lists them without telling of each. */
    private static final int MOST_TOLD = 25;

    private static final int AT_ONCE = 500;

    private final Breaches breaches;
    private final BreachReports reports;
    private final ExportLog exports;
    private final Staff staff;
    private final Access access;
    private final Clock clock;
    private final String organisation;

    BreachExports(
            Breaches breaches,
            BreachReports reports,
            ExportLog exports,
            Staff staff,
            Access access,
            Clock clock,
            @Value("${rapport.organisation:Rapport}") String organisation) {
        this.breaches = breaches;
        this.reports = reports;
        this.exports = exports;
        this.staff = staff;
        this.access = access;
        this.clock = clock;
        this.organisation = organisation;
    }

    /** Writes all that the filter finds as comma-separated values, page by page, however many there are. */
    public void csv(BreachFilter filter, boolean named, OutputStream out) throws IOException {
        start("csv", filter, count(filter), named);
        try (var file = new BreachCsv(reports.words(), names(named), out)) {
            each(filter, file::add);
        }
    }

    /** Writes what the filter finds as a PDF for a customer; with few breaches each with its strip and in words. */
    public void pdf(BreachFilter filter, boolean named, OutputStream out) {
        var rate = breaches.rate(filter);
        if (rate.breaches() > MOST_IN_PDF) throw Refused.invalid("sla.pdf-too-long", MOST_IN_PDF);
        requireExporter();
        var found = new ArrayList<Breach>();
        each(filter, found::add);
        var customer = onlyCustomer(found, filter);
        start("pdf", filter, (int) rate.breaches(), named);
        var words = reports.words();
        var period = BreachPeriod.of(filter, found, clock.instant(), words.zone());
        try (var file = new BreachPdf(organisation, words, names(named), period, out)) {
            file.list(customer, filter.value(BreachDimension.CUSTOMER).isEmpty() ? null : rate, found);
            if (found.size() <= MOST_TOLD) found.forEach(breach -> file.tell(reports.of(breach)));
        }
    }

    /** Writes one breach as a PDF for a customer. */
    public void pdf(UUID breach, boolean named, OutputStream out) {
        requireExporter();
        var report = reports.of(breaches.get(breach));
        exports.add("pdf", "breach=" + breach, 1, named);
        var words = reports.words();
        var period = BreachPeriod.of(BreachFilter.ALL, List.of(report.breach()), clock.instant(), words.zone());
        try (var file = new BreachPdf(organisation, words, names(named), period, out)) {
            file.tell(report);
        }
    }

    /** What has no known customer is one case of somebody: with anything beside it, it would tell of others. */
    private static Breach.@Nullable Customer onlyCustomer(List<Breach> found, BreachFilter filter) {
        var whose = found.stream()
                .map(breach -> breach.customer() == null
                        ? breach.subject()
                        : breach.customer().id())
                .distinct()
                .count();
        if (whose > 1 || whose == 0 && filter.value(BreachDimension.CUSTOMER).isEmpty())
            throw Refused.invalid("sla.pdf-one-customer");
        return found.isEmpty() ? null : found.getFirst().customer();
    }

    private void start(String kind, BreachFilter filter, int entries, boolean named) {
        requireExporter();
        var address = filter.address().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("&"));
        exports.add(kind, address, entries, named);
    }

    private void requireExporter() {
        access.requireRole(Role.MANAGER, Role.AUDITOR, Role.ADMIN);
        access.me();
    }

    private int count(BreachFilter filter) {
        return (int) breaches.rate(filter).breaches();
    }

    private void each(BreachFilter filter, Consumer<Breach> use) {
        @Nullable String next = null;
        do {
            var page = breaches.page(filter, AT_ONCE, next);
            page.items().forEach(use);
            next = page.next();
        } while (next != null);
    }

    private Function<@Nullable UserId, String> names(boolean named) {
        if (!named) return none -> "";
        Map<UserId, String> known = new HashMap<>();
        return id -> id == null
                ? ""
                : known.computeIfAbsent(
                        id, unknown -> staff.names(List.of(unknown)).getOrDefault(unknown, "–"));
    }
}
