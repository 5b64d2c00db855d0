package dev.rapport.contact.wecom;

import dev.rapport.contact.groups.ToldGroup;
import dev.rapport.contact.groups.ToldMember;
import dev.rapport.contact.groups.ToldMember.Rank;
import dev.rapport.contact.groups.ToldMember.Way;
import dev.rapport.contact.wecom.GroupChatRows.Leased;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads what the platform knows of a group. User ids of colleagues are taken in lower case, as WeCom does not tell capitals apart. */
@Component
class GroupChatReading {

    static final int MOST = 5_000;

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_CALLED = 200;
    private static final int LONGEST_NOTICE = 2_000;
    private static final int OURS = 1;
    private static final Map<Integer, Way> WAYS = Map.of(1, Way.INVITED, 2, Way.INVITED, 3, Way.SCAN);

    private final WecomMembers members;

    GroupChatReading(WecomMembers members) {
        this.members = members;
    }

    ToldGroup read(Leased leased, JsonNode told, Instant now) {
        var account = leased.account();
        var owner = lower(told.path("owner"));
        var admins = new HashSet<String>();
        told.path("admin_list").forEach(one -> admins.add(lower(one.path("userid"))));
        var people = people(account, told, owner);
        return new ToldGroup(
                account,
                Channel.WECOM,
                leased.chat(),
                cut(told.path("name"), LONGEST_NAME),
                cutOrNull(CleanText.bodyOrNull(CleanText.fit(told.path("notice").asString(""))), LONGEST_NOTICE),
                owner,
                people.ids().get(owner),
                at(told.path("create_time"), now),
                all(told, owner, admins, people, now),
                leased.sentAway(),
                now);
    }

    /** Who colleagues are that are named, and what people call them. */
    private record People(Map<String, UserId> ids, Map<String, String> names) {}

    private People people(UUID account, JsonNode told, String owner) {
        var named = new HashSet<String>();
        named.add(owner);
        for (var one : told.path("member_list")) {
            if (isOurs(one)) named.add(lower(one.path("userid")));
            named.add(lower(one.path("invitor").path("userid")));
        }
        named.remove("");
        return new People(members.people(account, named), new HashMap<>(members.names(account, named)));
    }

    private static List<ToldMember> all(JsonNode told, String owner, Set<String> admins, People people, Instant now) {
        var members = new LinkedHashMap<String, ToldMember>();
        for (var one : told.path("member_list")) {
            var isOurs = isOurs(one);
            var there = isOurs ? lower(one.path("userid")) : one.path("userid").asString("");
            if (!GroupChatChange.isId(there) || members.size() >= MOST) continue;
            members.putIfAbsent(there, member(one, there, isOurs, rank(there, isOurs, owner, admins), people, now));
        }
        return List.copyOf(members.values());
    }

    private static ToldMember member(
            JsonNode one, String there, boolean isOurs, Rank rank, People people, Instant now) {
        var code = cut(one.path("state"), LONGEST_CALLED);
        var invitor = lower(one.path("invitor").path("userid"));
        return new ToldMember(
                there,
                isOurs,
                isOurs ? people.ids().get(there) : null,
                rank,
                called(one),
                code.isEmpty() ? WAYS.getOrDefault(one.path("join_scene").asInt(0), Way.UNKNOWN) : Way.CODE,
                code.isEmpty() ? people.names().get(invitor) : code,
                at(one.path("join_time"), now));
    }

    private static Rank rank(String there, boolean isOurs, String owner, Set<String> admins) {
        if (isOurs && there.equals(owner)) return Rank.OWNER;
        return isOurs && admins.contains(there) ? Rank.ADMIN : Rank.OTHER;
    }

    private static @Nullable String called(JsonNode one) {
        var inGroup = cut(one.path("group_nickname"), LONGEST_CALLED);
        var called = inGroup.isEmpty() ? cut(one.path("name"), LONGEST_CALLED) : inGroup;
        return called.isEmpty() ? null : called;
    }

    private static boolean isOurs(JsonNode one) {
        return one.path("type").asInt(0) == OURS;
    }

    private static String lower(JsonNode id) {
        var written = id.asString("");
        return GroupChatChange.isId(written) ? written.toLowerCase(Locale.ROOT) : "";
    }

    private static String cut(JsonNode text, int longest) {
        var line = CleanText.line(CleanText.fit(text.asString("")));
        return line.length() <= longest ? line : CleanText.line(CleanText.fit(line.substring(0, longest)));
    }

    private static @Nullable String cutOrNull(@Nullable String text, int longest) {
        return text == null || text.length() <= longest
                ? text
                : CleanText.bodyOrNull(CleanText.fit(text.substring(0, longest)));
    }

    /** Not later than now, which is what counts where the platform does not say. */
    private static Instant at(JsonNode seconds, Instant now) {
        var told = seconds.asLong(0);
        return told <= 0 || told >= now.getEpochSecond() ? now : Instant.ofEpochSecond(told);
    }
}
