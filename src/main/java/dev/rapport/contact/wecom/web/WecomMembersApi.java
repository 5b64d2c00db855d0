package dev.rapport.contact.wecom.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.contact.wecom.WecomMembers;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.UserId;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Which colleague is who in WeCom. */
@RestController
@RequestMapping("/api/v1/channel-accounts/{account}/members")
class WecomMembersApi {

    /**
     * @param member user id in WeCom
     * @param person id of a colleague
     */
    record WecomMemberRequest(
            @Nullable String member, @Nullable String person) {}

    record WecomMemberAnswer(String member, UUID person, String name) {

        static WecomMemberAnswer of(WecomMembers.Member one) {
            return new WecomMemberAnswer(one.member(), one.person().value(), one.name());
        }
    }

    private final WecomMembers members;

    WecomMembersApi(WecomMembers members) {
        this.members = members;
    }

    @ForRoles(Role.ADMIN)
    @GetMapping
    @Operation(summary = "User ids of WeCom, and which colleagues they are")
    Page<WecomMemberAnswer> list(@PathVariable String account) {
        return new Page<>(
                members.of(Ids.parse(account)).stream()
                        .map(WecomMemberAnswer::of)
                        .toList(),
                null);
    }

    @ForRoles(Role.ADMIN)
    @Creates
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Say which colleague a user id of WeCom is")
    void add(@PathVariable String account, @RequestBody WecomMemberRequest request) {
        members.add(
                Ids.parse(account),
                Objects.requireNonNullElse(request.member(), ""),
                UserId.of(Objects.requireNonNullElse(request.person(), "")));
    }

    @ForRoles(Role.ADMIN)
    @DeleteMapping("/{member}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Say that a user id of WeCom is no colleague’s any more")
    void remove(@PathVariable String account, @PathVariable String member) {
        members.remove(Ids.parse(account), member);
    }
}
