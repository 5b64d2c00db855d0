package dev.rapport.community.groups.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Replaces;
import dev.rapport.access.Role;
import dev.rapport.community.groups.CommunityGroup;
import dev.rapport.community.groups.GroupDraft;
import dev.rapport.community.groups.GroupEnd;
import dev.rapport.community.groups.GroupFilter;
import dev.rapport.community.groups.GroupMembers;
import dev.rapport.community.groups.GroupRole;
import dev.rapport.community.groups.GroupRules;
import dev.rapport.community.groups.GroupState;
import dev.rapport.community.groups.GroupWay;
import dev.rapport.community.groups.Groups;
import dev.rapport.customer.ContactChannels;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import dev.rapport.platform.Word;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
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
@RequestMapping("/api/v1/groups")
class GroupsApi {

    /**
     * What is said of a group.
     *
     * @param channel where it lives, such as {@code wecom}; needed to open one, and stays
     * @param owner id of who answers for it
     * @param team key of the team that looks after it; the asker's own if absent
     * @param capacity how many it holds
     * @param quietFrom from when on we do not write there, such as {@code 22:00}
     */
    record GroupRequest(
            @Nullable String channel,
            @Nullable String name,
            @Nullable String purpose,
            @Nullable String owner,
            @Nullable String team,
            @Nullable Integer capacity,
            @Nullable List<@Nullable String> tags,
            @Nullable String welcome,
            @Nullable List<@Nullable String> banned,
            @Nullable List<@Nullable String> sensitive,
            @Nullable String quietFrom,
            @Nullable String quietUntil,
            @Nullable String posting) {

        GroupDraft draft(String usualTeam) {
            return new GroupDraft(
                    Objects.requireNonNullElse(name, ""),
                    purpose,
                    owner == null ? null : UserId.of(owner),
                    Objects.requireNonNullElse(team, usualTeam),
                    capacity,
                    all(tags),
                    new GroupRules(
                            welcome,
                            all(banned),
                            all(sensitive),
                            time(quietFrom, "quietFrom"),
                            time(quietUntil, "quietUntil"),
                            posting));
        }

        private static @Nullable LocalTime time(@Nullable String written, String field) {
            if (written == null || written.isBlank()) return null;
            try {
                return LocalTime.parse(written.strip());
            } catch (DateTimeParseException e) {
                throw Refused.invalid("group.bad-quiet-hours").at(field);
            }
        }

        private static List<String> all(@Nullable List<@Nullable String> words) {
            return words == null
                    ? List.of()
                    : words.stream()
                            .map(word -> Objects.requireNonNullElse(word, ""))
                            .toList();
        }
    }

    /**
     * A group.
     *
     * @param account which of our channel accounts tells of it; absent if it is kept by hand
     * @param state active, full, closed or dismissed
     * @param members how many are in it
     * @param notice what is announced in it, as its platform says
     * @param heardAt when its platform last said how it is; absent if it is kept by hand
     */
    record GroupAnswer(
            UUID id,
            String number,
            String channel,
            @Nullable UUID account,
            String name,
            @Nullable String purpose,
            @Nullable UUID owner,
            String team,
            @Nullable Integer capacity,
            List<String> tags,
            @Nullable String welcome,
            List<String> banned,
            List<String> sensitive,
            @Nullable LocalTime quietFrom,
            @Nullable LocalTime quietUntil,
            @Nullable String posting,
            String state,
            int members,
            @Nullable String notice,
            @Nullable Instant heardAt,
            Instant openedAt,
            @Nullable Instant closedAt,
            String version) {

        static GroupAnswer of(CommunityGroup group) {
            var says = group.says();
            var rules = says.rules();
            var owner = says.owner();
            var origin = group.origin();
            return new GroupAnswer(
                    group.id().value(),
                    group.number(),
                    group.channel(),
                    origin == null ? null : origin.account(),
                    says.name(),
                    says.purpose(),
                    owner == null ? null : owner.value(),
                    says.team(),
                    says.capacity(),
                    says.tags(),
                    rules.welcome(),
                    rules.banned(),
                    rules.sensitive(),
                    rules.quietFrom(),
                    rules.quietUntil(),
                    rules.posting(),
                    group.state().word(),
                    group.members(),
                    origin == null ? null : origin.notice(),
                    origin == null ? null : origin.heardAt(),
                    group.openedAt(),
                    group.closedAt(),
                    group.revision().mark());
        }
    }

    /**
     * Somebody who is in a group.
     *
     * @param customer id of the customer; or
     * @param called what somebody calls themselves there, where no more is known
     * @param role owner, admin, member (if absent) or colleague
     * @param came scan, invited, code or by-hand (if absent)
     * @param cameBy by which code or on whose invitation
     */
    record GroupMemberRequest(
            @Nullable String customer,
            @Nullable String called,
            @Nullable String role,
            @Nullable String came,
            @Nullable String cameBy) {}

    /**
     * @param name of the customer or colleague, else what they call themselves, masked
     * @param there their id on the platform, masked
     * @param leftHow left, removed or dismissed
     */
    record GroupMemberAnswer(
            UUID id,
            @Nullable UUID customer,
            @Nullable UUID colleague,
            @Nullable String name,
            @Nullable String there,
            String role,
            String came,
            @Nullable String cameBy,
            Instant joinedAt,
            @Nullable Instant lastAt,
            @Nullable Instant leftAt,
            @Nullable String leftHow) {

        static GroupMemberAnswer of(GroupMembers.Seen seen) {
            var member = seen.member();
            var customer = member.customer();
            var colleague = member.colleague();
            var how = member.leftHow();
            return new GroupMemberAnswer(
                    member.id(),
                    customer == null ? null : customer.value(),
                    colleague == null ? null : colleague.value(),
                    seen.name(),
                    seen.there(),
                    member.role().word(),
                    member.came().word(),
                    member.cameBy(),
                    member.joinedAt(),
                    member.lastAt(),
                    member.leftAt(),
                    how == null ? null : how.word());
        }
    }

    private final Groups groups;
    private final GroupMembers members;

    GroupsApi(Groups groups, GroupMembers members) {
        this.groups = groups;
        this.members = members;
    }

    @GetMapping
    @Operation(summary = "The groups you may see, newest first")
    Page<GroupAnswer> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        var filter = new GroupFilter(
                q,
                state == null ? null : Word.parse(GroupState.class, state),
                channel == null ? null : ContactChannels.require(channel),
                mine);
        return groups.list(filter, limit, after).map(GroupAnswer::of);
    }

    @GetMapping("/{group}")
    @Operation(summary = "A group by its number or id")
    ResponseEntity<GroupAnswer> get(@PathVariable String group) {
        return answered(groups.get(group));
    }

    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping
    @Operation(summary = "Open a group that is kept by hand")
    ResponseEntity<GroupAnswer> open(@RequestBody GroupRequest request) {
        var channel = request.channel();
        if (channel == null) throw Refused.invalid("group.no-channel").at("channel");
        var opened = groups.open(channel, request.draft(groups.usualTeam()));
        return ResponseEntity.created(URI.create("/api/v1/groups/" + opened.number()))
                .eTag(opened.revision().tag())
                .body(GroupAnswer.of(opened));
    }

    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Replaces
    @PutMapping("/{group}")
    @Operation(
            summary = "Say something else of a group, or give it to others; what is left out becomes as if it were new")
    ResponseEntity<GroupAnswer> change(
            @PathVariable String group,
            @RequestBody GroupRequest request,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version) {
        var seen = groups.get(group);
        var channel = request.channel();
        if (channel != null && !ContactChannels.require(channel).equals(seen.channel()))
            throw Refused.invalid("group.channel-stays").at("channel");
        var read = Revision.ifMatch(version);
        return answered(groups.change(seen.number(), request.draft(groups.usualTeam()), read));
    }

    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/{group}/close")
    @Operation(summary = "Close a group: nobody comes into it any more, who is in it stays")
    GroupAnswer close(@PathVariable String group) {
        return GroupAnswer.of(groups.close(group));
    }

    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/{group}/reopen")
    @Operation(summary = "Open a group again that was closed here")
    GroupAnswer reopen(@PathVariable String group) {
        return GroupAnswer.of(groups.reopen(group));
    }

    @GetMapping("/{group}/members")
    @Operation(summary = "Who is in a group, the last to come first; or who was")
    Page<GroupMemberAnswer> members(
            @PathVariable String group,
            @RequestParam(defaultValue = "false") boolean left,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return members.list(group, left, limit, after).map(GroupMemberAnswer::of);
    }

    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/{group}/members")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary =
                    "Note that somebody is in a group that is kept by hand: a customer, or somebody of whom only a name"
                            + " is known")
    GroupMemberAnswer add(@PathVariable String group, @RequestBody GroupMemberRequest request) {
        groups.get(group);
        var role = request.role() == null ? GroupRole.MEMBER : Word.parse(GroupRole.class, request.role());
        var came = request.came() == null ? GroupWay.BY_HAND : Word.parse(GroupWay.class, request.came());
        var customer = request.customer();
        if (customer != null && request.called() != null)
            throw Refused.invalid("group.customer-or-called").at("called");
        return GroupMemberAnswer.of(
                customer == null
                        ? members.addStranger(
                                group, Objects.requireNonNullElse(request.called(), ""), role, came, request.cameBy())
                        : members.add(group, CustomerId.of(customer), role, came, request.cameBy()));
    }

    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @DeleteMapping("/{group}/members/{member}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Note that somebody left a group or was removed from it; that they were there stays known")
    void leave(
            @PathVariable String group, @PathVariable String member, @RequestParam(defaultValue = "left") String how) {
        members.leave(group, Ids.parse(member), Word.parse(GroupEnd.class, how));
    }

    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/{group}/members/{member}/stay")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take back that somebody left a group")
    void stay(@PathVariable String group, @PathVariable String member) {
        members.stay(group, Ids.parse(member));
    }

    private static ResponseEntity<GroupAnswer> answered(CommunityGroup group) {
        return ResponseEntity.ok().eTag(group.revision().tag()).body(GroupAnswer.of(group));
    }
}
