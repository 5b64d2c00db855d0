package dev.rapport.imports;

import dev.rapport.platform.Channel;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Columns in which other systems keep by which channels somebody must not be contacted. */
public final class ContactRefusals {

    private static final Map<String, Channel> CHANNELS = new LinkedHashMap<>();

    static {
        CHANNELS.put("Do Not Email", Channel.EMAIL);
        CHANNELS.put("Do Not Call", Channel.PHONE);
        CHANNELS.put("Do Not SMS", Channel.SMS);
    }

    public static final List<String> COLUMNS = List.copyOf(CHANNELS.keySet());

    private static final Set<String> YES = Set.of(
            "yes",
            "y",
            "true",
            "t",
            "1",
            "x",
            "on",
            "opted out",
            "opted-out",
            "opt-out",
            "unsubscribed",
            "ja",
            "oui",
            "si",
            "sí",
            "是",
            "对",
            "有",
            "已退订",
            "退订",
            "√",
            "✓",
            "✔");

    private static final Set<String> NO = Set.of(
            "no",
            "n",
            "false",
            "f",
            "0",
            "off",
            "opted in",
            "opted-in",
            "opt-in",
            "subscribed",
            "select",
            "nein",
            "non",
            "否",
            "不是",
            "无",
            "未退订",
            "订阅");

    public static final List<WordColumn> WORD_COLUMNS = COLUMNS.stream()
            .map(column -> new WordColumn(column, List.of("yes", "no"), ContactRefusals::isKnown))
            .toList();

    private ContactRefusals() {}

    private static boolean isKnown(String cell) {
        var word = cell.toLowerCase(Locale.ROOT);
        return YES.contains(word) || NO.contains(word);
    }

    /**
     * The channels that the row says no to. That it says nothing, or that somebody may be contacted, is no consent. Refuses
     * a row that says neither.
     */
    public static Set<Channel> of(ImportRow row) {
        var refused = EnumSet.noneOf(Channel.class);
        CHANNELS.forEach((column, channel) -> {
            if (says(column, row)) refused.add(channel);
        });
        return refused;
    }

    private static boolean says(String column, ImportRow row) {
        var cell = row.get(column);
        if (cell == null) return false;
        if (!isKnown(cell)) throw new RowRejected("import.bad-refusal", row.header(column), cell);
        return YES.contains(cell.toLowerCase(Locale.ROOT));
    }
}
