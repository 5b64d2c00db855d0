package dev.rapport.community.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.community.Member;
import dev.rapport.community.MemberDesk;
import dev.rapport.community.MemberFilter;
import dev.rapport.community.MemberQueries;
import dev.rapport.community.Signal;
import dev.rapport.customer.ContactStanding;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/members")
class MembersApi {

    /** A customer who joins a group. */
    record MemberRequest(
            @Nullable UUID customer,
            @Nullable String group,
            @Nullable String channel) {}

    /** Something that a member did. */
    record SignalRequest(@Nullable Signal signal) {}

    /** @param inPeace for who is left in peace, how they stand to being written to; only consent or a request changes it */
    record MemberAnswer(
            UUID id,
            String number,
            UUID customer,
            String group,
            String channel,
            Member.State state,
            @Nullable String level,
            @Nullable String interest,
            @Nullable Integer score,
            List<String> reasons,
            int attempts,
            int rewards,
            @Nullable UUID owner,
            String team,
            Instant joinedAt,
            Instant lastSeenAt,
            @Nullable ContactStanding inPeace) {

        static MemberAnswer of(Member member, @Nullable ContactStanding inPeace) {
            var activity = member.activity();
            var owner = member.owner();
            return new MemberAnswer(
                    member.id().value(),
                    member.number(),
                    member.customer().value(),
                    member.group(),
                    member.channel(),
                    member.state(),
                    activity == null ? null : activity.level(),
                    activity == null ? null : activity.interest(),
                    activity == null ? null : activity.score(),
                    activity == null ? List.of() : activity.reasons(),
                    member.attempts(),
                    member.rewards(),
                    owner == null ? null : owner.value(),
                    member.team(),
                    member.joinedAt(),
                    member.lastSeenAt(),
                    inPeace);
        }
    }

    private final MemberDesk desk;
    private final MemberQueries queries;

    MembersApi(MemberDesk desk, MemberQueries queries) {
        this.desk = desk;
        this.queries = queries;
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping
    @Operation(
            summary = "Look after a customer in a group, by its name; where there is none it is opened, kept by hand")
    ResponseEntity<MemberAnswer> create(@RequestBody MemberRequest request) {
        var customer = request.customer();
        var group = request.group();
        if (customer == null) throw Refused.invalid("member.field-missing", "customer");
        if (group == null) throw Refused.invalid("member.field-missing", "group");
        var channel = request.channel() == null ? Channel.WECOM.word() : request.channel();
        var member = desk.join(new CustomerId(customer), group, channel);
        return ResponseEntity.created(URI.create("/api/v1/members/" + member.number()))
                .body(answer(member));
    }

    @GetMapping("/{member}")
    @Operation(summary = "A member by its number or id")
    MemberAnswer get(@PathVariable String member) {
        return answer(queries.get(member));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/{member}/signals")
    @Operation(summary = "Take down what a member did")
    MemberAnswer signal(@PathVariable String member, @RequestBody SignalRequest request) {
        var signal = request.signal();
        if (signal == null) throw Refused.invalid("member.field-missing", "signal");
        return answer(desk.signal(queries.get(member).id(), signal));
    }

    @GetMapping
    @Operation(summary = "The members you may see, newest first")
    Page<MemberAnswer> list(
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) Member.@Nullable State state,
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        var page = queries.list(new MemberFilter(text, state, level), limit, after);
        var inPeace = queries.inPeace(page.items());
        return page.map(member -> MemberAnswer.of(member, inPeace.get(member.id())));
    }

    private MemberAnswer answer(Member member) {
        return MemberAnswer.of(member, queries.inPeace(List.of(member)).get(member.id()));
    }
}
