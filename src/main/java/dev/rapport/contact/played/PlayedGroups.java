package dev.rapport.contact.played;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What a played WeCom knows of groups of customers. */
final class PlayedGroups {

    private static final int DISMISSED = 49008;
    private static final int NO_SUCH_CURSOR = 50100;

    private static final class Group {

        private String name;
        private String owner;
        private String notice = "";
        private final long since;
        private final Map<String, Map<String, Object>> members = new LinkedHashMap<>();

        private Group(String name, String owner, long since) {
            this.name = name;
            this.owner = owner;
            this.since = since;
        }
    }

    private final Map<String, Group> groups = Collections.synchronizedMap(new LinkedHashMap<>());
    private final AtomicInteger asked = new AtomicInteger();

    void add(String chat, String name, String owner, long now) {
        var group = new Group(name, owner, now);
        group.members.put(owner, Map.of("userid", owner, "type", 1, "join_time", now, "join_scene", 1, "name", owner));
        groups.put(chat, group);
    }

    /** @param more what else is known of them, as it is told */
    void enters(String chat, String person, int type, long now, Map<String, ?> more) {
        synchronized (groups) {
            var member = new HashMap<String, Object>(more);
            member.put("userid", person);
            member.put("type", type);
            member.put("join_time", now);
            of(chat).members.put(person, member);
        }
    }

    void quits(String chat, String person) {
        synchronized (groups) {
            of(chat).members.remove(person);
        }
    }

    void says(String chat, String name, String owner, String notice) {
        synchronized (groups) {
            var group = of(chat);
            group.name = name;
            group.owner = owner;
            group.notice = notice;
        }
    }

    void ends(String chat) {
        groups.remove(chat);
    }

    /** The newest last. */
    List<String> all() {
        synchronized (groups) {
            return List.copyOf(groups.keySet());
        }
    }

    boolean isIn(String chat, String person) {
        synchronized (groups) {
            return of(chat).members.containsKey(person);
        }
    }

    private Group of(String chat) {
        var group = groups.get(chat);
        if (group == null) throw new IllegalArgumentException("no group " + chat);
        return group;
    }

    int asked() {
        return asked.get();
    }

    Map<String, ?> list(String cursor, int limit) {
        var all = all();
        int from;
        try {
            from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        } catch (NumberFormatException e) {
            return Map.of("errcode", NO_SUCH_CURSOR, "errmsg", "invalid cursor");
        }
        var to = Math.min(all.size(), from + limit);
        var page = all.subList(Math.min(from, to), to).stream()
                .map(chat -> Map.of("chat_id", chat, "status", 0))
                .toList();
        var told = new HashMap<String, Object>(Map.of("errcode", 0, "errmsg", "ok", "group_chat_list", page));
        if (to < all.size()) told.put("next_cursor", String.valueOf(to));
        return told;
    }

    Map<String, ?> get(String chat) {
        asked.incrementAndGet();
        synchronized (groups) {
            var group = groups.get(chat);
            return group == null
                    ? Map.of("errcode", DISMISSED, "errmsg", "chat is dismissed")
                    : Map.of(
                            "errcode",
                            0,
                            "errmsg",
                            "ok",
                            "group_chat",
                            Map.of(
                                    "chat_id",
                                    chat,
                                    "name",
                                    group.name,
                                    "owner",
                                    group.owner,
                                    "create_time",
                                    group.since,
                                    "notice",
                                    group.notice,
                                    "member_list",
                                    new ArrayList<>(group.members.values()),
                                    "admin_list",
                                    List.of()));
        }
    }
}
