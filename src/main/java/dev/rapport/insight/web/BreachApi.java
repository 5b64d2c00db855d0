package dev.rapport.insight.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.insight.breaches.BreachDimension;
import dev.rapport.insight.breaches.BreachExports;
import dev.rapport.insight.breaches.BreachFilter;
import dev.rapport.insight.breaches.BreachRemark.Cause;
import dev.rapport.insight.breaches.BreachRemarks;
import dev.rapport.insight.breaches.BreachReports;
import dev.rapport.insight.breaches.Breaches;
import dev.rapport.insight.breaches.ExportLog;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Breaches, filtered by the same parameters as the screen's address: from and until (days in the asker's zone), team,
 * person, customer, tier, process, metric, policy, cause, external, text; and subject, by its id or its number.
 */
@RestController
@RequestMapping("/api/v1/sla")
class BreachApi {

    private static final int LONGEST_PAGE = 200;

    private final Breaches breaches;
    private final BreachReports reports;
    private final BreachRemarks remarks;
    private final BreachExports exports;
    private final ExportLog log;

    BreachApi(Breaches breaches, BreachReports reports, BreachRemarks remarks, BreachExports exports, ExportLog log) {
        this.breaches = breaches;
        this.reports = reports;
        this.remarks = remarks;
        this.exports = exports;
        this.log = log;
    }

    @GetMapping("/breaches")
    @BreachQuestion
    Page<BreachJson> breaches(
            @Parameter(hidden = true) @RequestParam Map<String, String> chosen,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam @Nullable String after) {
        return breaches.page(filter(chosen), checked(limit), after).map(BreachJson::of);
    }

    /** Counts and rates of what is filtered, for each value of the dimension. */
    @GetMapping("/breaches/groups")
    @BreachQuestion
    List<RateJson> groups(@Parameter(hidden = true) @RequestParam Map<String, String> chosen, @RequestParam String by) {
        return breaches.groups(filter(chosen), BreachDimension.required(by)).stream()
                .map(group -> RateJson.of(group.value(), group.name(), group.rate()))
                .toList();
    }

    /** Counts and rates of what is filtered. */
    @GetMapping("/breaches/rate")
    @BreachQuestion
    RateJson rate(@Parameter(hidden = true) @RequestParam Map<String, String> chosen) {
        return RateJson.of(null, null, breaches.rate(filter(chosen)));
    }

    /** One breach with its strip and why it came about. */
    @GetMapping("/breaches/{id}")
    BreachReportJson breach(@PathVariable String id) {
        var report = reports.of(breaches.get(Ids.parse(id)));
        return BreachReportJson.of(report, reports.sentences(report));
    }

    @GetMapping("/breaches/{id}/remarks")
    Page<RemarkJson> remarks(@PathVariable String id) {
        return new Page<>(remarks.of(Ids.parse(id)).stream().map(RemarkJson::of).toList(), null);
    }

    @ForRoles({Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/breaches/{id}/remarks")
    @ResponseStatus(HttpStatus.CREATED)
    void remark(@PathVariable String id, @RequestBody RemarkJson.New said) {
        remarks.add(Ids.parse(id), Cause.of(said.cause()), said.excuses(), said.remark());
    }

    /** All that is filtered, as long as it may be; with names of staff only if asked for. */
    @GetMapping("/breaches.csv")
    @BreachQuestion
    void csv(
            @Parameter(hidden = true) @RequestParam Map<String, String> chosen,
            @RequestParam(defaultValue = "false") boolean named,
            HttpServletResponse response)
            throws IOException {
        var filter = filter(chosen);
        exports.csv(filter, named, new Attachment(response, "text/csv; charset=utf-8", "breaches.csv"));
    }

    @GetMapping("/breaches.pdf")
    @BreachQuestion
    void pdf(
            @Parameter(hidden = true) @RequestParam Map<String, String> chosen,
            @RequestParam(defaultValue = "false") boolean named,
            HttpServletResponse response)
            throws IOException {
        var filter = filter(chosen);
        exports.pdf(filter, named, new Attachment(response, "application/pdf", "breaches.pdf"));
    }

    @GetMapping("/breaches/{id}/pdf")
    void pdf(@PathVariable String id, @RequestParam(defaultValue = "false") boolean named, HttpServletResponse response)
            throws IOException {
        var breach = Ids.parse(id);
        exports.pdf(breach, named, new Attachment(response, "application/pdf", "breach.pdf"));
    }

    /** Who took what out, the latest first. */
    @GetMapping("/exports")
    Page<ExportJson> exports(@RequestParam(defaultValue = "50") int limit, @RequestParam @Nullable String after) {
        return log.page(checked(limit), after).map(ExportJson::of);
    }

    private BreachFilter filter(Map<String, String> chosen) {
        var subject = chosen.get("subject");
        return BreachFilter.read(chosen::get).about(subject == null ? null : breaches.subject(subject));
    }

    private static int checked(int limit) {
        if (limit < 1) throw Refused.invalid("sla.bad-limit", LONGEST_PAGE);
        return Math.min(limit, LONGEST_PAGE);
    }
}
