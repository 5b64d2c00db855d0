package dev.rapport.customer.search;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Surnames that are read otherwise than the same characters in a text, and those of two characters. */
final class Surnames {

    private static final Map<String, List<String>> READ = Map.ofEntries(
            entry("单", List.of("shan")),
            entry("單", List.of("shan")),
            entry("曾", List.of("zeng")),
            entry("仇", List.of("qiu")),
            entry("解", List.of("xie")),
            entry("查", List.of("zha")),
            entry("区", List.of("ou")),
            entry("區", List.of("ou")),
            entry("盖", List.of("ge", "gai")),
            entry("蓋", List.of("ge", "gai")),
            entry("翟", List.of("zhai", "di")),
            entry("覃", List.of("qin", "tan")),
            entry("乐", List.of("yue", "le")),
            entry("樂", List.of("yue", "le")),
            entry("朴", List.of("piao")),
            entry("缪", List.of("miao")),
            entry("繆", List.of("miao")),
            entry("种", List.of("chong")),
            entry("员", List.of("yun")),
            entry("員", List.of("yun")),
            entry("冼", List.of("xian")),
            entry("洗", List.of("xian")),
            entry("召", List.of("shao")),
            entry("折", List.of("she")),
            entry("黑", List.of("he", "hei")),
            entry("秘", List.of("bi", "mi")),
            entry("逄", List.of("pang")),
            entry("能", List.of("nai")),
            entry("牟", List.of("mu", "mou")),
            entry("隗", List.of("wei", "kui")),
            entry("乜", List.of("nie")),
            entry("尉", List.of("wei")),
            entry("尉迟", List.of("yu chi")),
            entry("尉遲", List.of("yu chi")),
            entry("万俟", List.of("mo qi")),
            entry("萬俟", List.of("mo qi")),
            entry("长孙", List.of("zhang sun")),
            entry("長孫", List.of("zhang sun")),
            entry("单于", List.of("chan yu")),
            entry("單于", List.of("chan yu")),
            entry("澹台", List.of("tan tai")));

    private static final Set<String> OF_TWO = Set.of(
            "欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "东方", "東方", "皇甫", "公孙", "公孫", "慕容", "令狐", "宇文", "司徒", "司空", "夏侯",
            "独孤", "獨孤", "端木", "申屠", "南宫", "南宮", "西门", "西門", "轩辕", "軒轅", "闻人", "聞人", "钟离", "鍾離", "呼延", "赫连", "赫連", "淳于",
            "濮阳", "濮陽", "公羊", "鲜于", "鮮于", "闾丘", "百里", "东郭", "拓跋", "纳兰", "完颜", "耶律");

    private Surnames() {}

    /** How many characters of a person's name are the surname. */
    static int length(String name) {
        if (name.length() < 3) return 1;
        var two = name.substring(0, 2);
        return OF_TWO.contains(two) || READ.containsKey(two) ? 2 : 1;
    }

    /** Readings as a surname, the usual one first; empty when it is read as in any text. */
    static List<String> read(String surname) {
        return READ.getOrDefault(surname, List.of());
    }
}
