package dev.rapport.privacy.retention.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Replaces;
import dev.rapport.access.Role;
import dev.rapport.customer.Lifecycle;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.Word;
import dev.rapport.privacy.PrivacyRequest;
import dev.rapport.privacy.retention.RetentionRule;
import dev.rapport.privacy.retention.RetentionRules;
import dev.rapport.privacy.retention.RetentionRun;
import dev.rapport.privacy.retention.RetentionWish;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/retention-rules")
class RetentionRulesApi {

    /**
     * @param months for so long nobody needed the customers, from 6 to 240
     * @param lifecycle prospect, buyer or former; any if absent
     * @param tag that the customers have; any if absent
     */
    record RetentionRequest(
            @Nullable String name,
            @Nullable Integer months,
            @Nullable String lifecycle,
            @Nullable String tag) {

        RetentionWish wish() {
            return new RetentionWish(
                    Objects.requireNonNullElse(name, ""),
                    Objects.requireNonNullElse(months, 0),
                    lifecycle == null ? null : stage(lifecycle),
                    tag);
        }

        private static Lifecycle stage(String word) {
            return Arrays.stream(Lifecycle.values())
                    .filter(one -> RetentionRulesApi.word(one).equals(word))
                    .findFirst()
                    .orElseThrow(() -> Refused.invalid("error.unknown-word", word, "prospect, buyer, former")
                            .at("lifecycle"));
        }
    }

    /** @param law pipl or gdpr; pipl if absent */
    record ErasureAskedRequest(@Nullable String law) {}

    /** @param number of the privacy request */
    record ErasureAskedAnswer(String number) {}

    record EnablingRequest(@Nullable Boolean enabled) {}

    /**
     * One look at all customers by a version of a rule.
     *
     * @param dry only counted; some are shown
     * @param since nothing later than that is a reason to keep a customer
     * @param looked at how many customers
     * @param found how many of them nobody needs any more
     */
    record RetentionRunAnswer(
            UUID id,
            int ruleVersion,
            boolean dry,
            Instant since,
            Instant begunAt,
            long looked,
            long found,
            @Nullable Instant endedAt) {

        static RetentionRunAnswer of(RetentionRun run) {
            return new RetentionRunAnswer(
                    run.id(),
                    run.version(),
                    run.dry(),
                    run.since(),
                    run.begunAt(),
                    run.looked(),
                    run.found(),
                    run.endedAt());
        }
    }

    /**
     * A rule.
     *
     * @param ruleVersion grows with each change
     * @param dryRun the last of this version
     * @param run the last that proposed customers
     * @param version to be sent as If-Match by whoever changes it or switches it on or off
     */
    record RetentionAnswer(
            UUID id,
            String name,
            int months,
            @Nullable String lifecycle,
            @Nullable String tag,
            int ruleVersion,
            boolean enabled,
            @Nullable RetentionRunAnswer dryRun,
            @Nullable RetentionRunAnswer run,
            String version) {

        static RetentionAnswer of(RetentionRule rule) {
            var wish = rule.wish();
            var lifecycle = wish.lifecycle();
            var dryRun = rule.dryRun();
            var run = rule.run();
            return new RetentionAnswer(
                    rule.id(),
                    wish.name(),
                    wish.months(),
                    lifecycle == null ? null : word(lifecycle),
                    wish.tag(),
                    rule.version(),
                    rule.enabled(),
                    dryRun == null ? null : RetentionRunAnswer.of(dryRun),
                    run == null ? null : RetentionRunAnswer.of(run),
                    rule.revision().mark());
        }
    }

    private final RetentionRules rules;

    RetentionRulesApi(RetentionRules rules) {
        this.rules = rules;
    }

    @ForRoles({Role.AUDITOR, Role.ADMIN})
    @GetMapping
    @Operation(summary = "Rules by which customers that nobody needs any more are proposed for erasure")
    List<RetentionAnswer> list() {
        return rules.all().stream().map(RetentionAnswer::of).toList();
    }

    @ForRoles(Role.ADMIN)
    @Creates
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Make a rule; it is off until it was tried out and switched on")
    RetentionAnswer make(@RequestBody RetentionRequest request) {
        return RetentionAnswer.of(rules.make(request.wish()));
    }

    @ForRoles({Role.AUDITOR, Role.ADMIN})
    @GetMapping("/{id}")
    @Operation(summary = "A rule")
    RetentionAnswer get(@PathVariable String id) {
        return RetentionAnswer.of(rules.get(Ids.parse(id)));
    }

    @ForRoles(Role.ADMIN)
    @Replaces
    @PutMapping("/{id}")
    @Operation(summary = "Make another version of a rule, which is off until it was tried out")
    RetentionAnswer change(
            @PathVariable String id,
            @RequestBody RetentionRequest request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String read) {
        return RetentionAnswer.of(rules.change(Ids.parse(id), request.wish(), Revision.ifMatch(read)));
    }

    @ForRoles(Role.ADMIN)
    @Creates
    @PostMapping("/{id}/dry-runs")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Count in the background whom the rule would propose")
    RetentionAnswer tryOut(@PathVariable String id) {
        return RetentionAnswer.of(rules.tryOut(Ids.parse(id)));
    }

    @ForRoles(Role.ADMIN)
    @Replaces
    @PutMapping("/{id}/enabled")
    @Operation(summary = "Switch a rule on, from the next night on, or off at once")
    RetentionAnswer enable(
            @PathVariable String id,
            @RequestBody EnablingRequest request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String read) {
        if (request.enabled() == null)
            throw Refused.invalid("retention.enabled-missing").at("enabled");
        return RetentionAnswer.of(rules.enable(Ids.parse(id), request.enabled(), Revision.ifMatch(read)));
    }

    @ForRoles({Role.AUDITOR, Role.ADMIN})
    @GetMapping("/{id}/runs")
    @Operation(summary = "What a rule did, by version, the newest first")
    Page<RetentionRunAnswer> runs(
            @PathVariable String id,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return rules.runs(Ids.parse(id), limit, after).map(RetentionRunAnswer::of);
    }

    @ForRoles({Role.AUDITOR, Role.ADMIN})
    @GetMapping("/{id}/tried")
    @Operation(summary = "Some of the customers that the last dry run found")
    Page<RetentionRules.Found> tried(
            @PathVariable String id,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return rules.tried(Ids.parse(id), limit, after);
    }

    @ForRoles({Role.AUDITOR, Role.ADMIN})
    @GetMapping("/{id}/proposed")
    @Operation(summary = "The customers that the last run proposes to erase; a privacy request erases one")
    Page<RetentionRules.Found> proposed(
            @PathVariable String id,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return rules.proposed(Ids.parse(id), limit, after);
    }

    @ForRoles(Role.ADMIN)
    @Creates
    @PostMapping("/{id}/proposed/{customer}/erasure")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Ask for the erasure of a proposed customer, on which two people decide")
    ErasureAskedAnswer erase(
            @PathVariable String id, @PathVariable String customer, @RequestBody ErasureAskedRequest request) {
        var law = Word.parse(PrivacyRequest.Law.class, Objects.requireNonNullElse(request.law(), "pipl"));
        return new ErasureAskedAnswer(
                rules.erase(Ids.parse(id), CustomerId.of(customer), law).number());
    }

    private static String word(Lifecycle lifecycle) {
        return lifecycle.name().toLowerCase(Locale.ROOT);
    }
}
