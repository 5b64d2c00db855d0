package dev.rapport.customer.duplicates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The name of a firm without what firms of one town or one legal form share.
 *
 * @param core what is left, without spaces
 * @param sound the core in pinyin, words of trades in English too
 * @param letters the letters of the core in alphabetical order
 */
record FirmName(String core, String sound, String letters) {

    private static final int SHORTEST = 2;
    private static final double NEARLY = 0.85;
    private static final double SIMILAR = 0.6;
    private static final double NEARLY_LATIN = 0.94;
    private static final double SIMILAR_LATIN = 0.88;

    /** Longer ones first, so that no shorter one leaves half of them. */
    private static final List<String> LEGAL_FORMS =
            longestFirst("股份有限责任公司 股份有限公司 有限责任公司 集团有限公司 有限合伙企业 有限合伙 有限公司 总公司 分公司 子公司 公司 集团 股份 有限 合伙企业 经营部 商行");

    private static final List<String> REGIONS = longestFirst(
            "北京 上海 天津 重庆 广州 深圳 杭州 南京 苏州 成都 武汉 西安 青岛 大连 厦门 宁波 无锡 长沙 郑州 济南 合肥 福州 东莞 佛山 沈阳 昆明"
                    + " 广东 浙江 江苏 山东 四川 湖北 湖南 河南 河北 福建 安徽 辽宁 陕西 云南 江西 广西 贵州 山西 吉林 黑龙江 海南 甘肃 内蒙古 新疆 宁夏 青海 西藏 香港 澳门 台湾 中国");

    private static final Set<String> LEGAL_WORDS = words(
            "co company corp corporation inc incorporated ltd limited llc llp plc gmbh ag kg ohg ug se sa sas sarl srl spa bv nv ab as oy pty pte kk"
                    + " group holding holdings the and youxian gongsi youxiangongsi gufen gufenyouxiangongsi jituan zeren");

    private static final Set<String> REGION_WORDS = words(
            "beijing shanghai tianjin chongqing guangzhou shenzhen hangzhou nanjing suzhou chengdu wuhan xian qingdao dalian xiamen"
                    + " ningbo wuxi changsha zhengzhou jinan hefei fuzhou dongguan foshan china prc guangdong zhejiang jiangsu shandong sichuan");

    private static final Map<String, String> TRADES = Map.ofEntries(
            Map.entry("technology", "keji"),
            Map.entry("technologies", "keji"),
            Map.entry("tech", "keji"),
            Map.entry("trading", "maoyi"),
            Map.entry("trade", "maoyi"),
            Map.entry("electronics", "dianzi"),
            Map.entry("electronic", "dianzi"),
            Map.entry("software", "ruanjian"),
            Map.entry("network", "wangluo"),
            Map.entry("networks", "wangluo"),
            Map.entry("information", "xinxi"),
            Map.entry("logistics", "wuliu"),
            Map.entry("machinery", "jixie"),
            Map.entry("foods", "shipin"),
            Map.entry("food", "shipin"),
            Map.entry("media", "chuanmei"),
            Map.entry("education", "jiaoyu"),
            Map.entry("medical", "yiliao"),
            Map.entry("consulting", "zixun"),
            Map.entry("design", "sheji"),
            Map.entry("textile", "fangzhi"),
            Map.entry("chemical", "huagong"),
            Map.entry("materials", "cailiao"));

    static FirmName of(String name) {
        var folded = Folding.of(name).replaceAll("[^\\p{L}\\p{M}\\d&]+", " ").strip();
        var core = Han.isIn(folded) ? chinese(folded.replace(" ", "")) : western(folded);
        return new FirmName(core, Han.isIn(core) ? Han.sound(core) : core, Strings.sorted(core));
    }

    Level compared(FirmName other) {
        if (core.isEmpty() || other.core.isEmpty()) return Level.UNKNOWN;
        if (core.equals(other.core)) return Level.SAME;
        if (sound.equals(other.sound) || letters.equals(other.letters)) return Level.NEARLY;
        return Han.isIn(core) && Han.isIn(other.core) ? characters(other) : letters(other);
    }

    private Level characters(FirmName other) {
        if (contains(core, other.core, SHORTEST) || contains(other.core, core, SHORTEST)) return Level.SIMILAR;
        var alike = Strings.dice(core, other.core);
        var oneOff = Math.min(core.length(), other.core.length()) > 3 && Strings.within(1, core, other.core);
        return alike >= NEARLY ? Level.NEARLY : alike >= SIMILAR || oneOff ? Level.SIMILAR : Level.DIFFERENT;
    }

    private Level letters(FirmName other) {
        if (contains(sound, other.sound, 5) || contains(other.sound, sound, 5)) return Level.SIMILAR;
        var alike = Strings.jaroWinkler(sound, other.sound);
        return alike >= NEARLY_LATIN ? Level.NEARLY : alike >= SIMILAR_LATIN ? Level.SIMILAR : Level.DIFFERENT;
    }

    private static boolean contains(String whole, String part, int shortest) {
        return part.length() >= shortest && whole.startsWith(part);
    }

    private static String chinese(String name) {
        var core = name;
        for (var before = ""; !before.equals(core); ) {
            before = core;
            core = withoutForm(withoutRegion(core));
        }
        return core;
    }

    private static String withoutForm(String name) {
        for (var form : LEGAL_FORMS)
            if (name.endsWith(form) && name.length() - form.length() >= SHORTEST)
                return name.substring(0, name.length() - form.length());
        return name;
    }

    /** In front, or where it stood in brackets near the end. */
    private static String withoutRegion(String name) {
        for (var region : REGIONS) {
            if (name.startsWith(region)) {
                var rest = name.substring(region.length()).replaceFirst("^(省|市|特别行政区|自治区)", "");
                if (rest.length() >= SHORTEST) return rest;
            }
            if (name.endsWith(region) && name.length() - region.length() >= SHORTEST)
                return name.substring(0, name.length() - region.length());
        }
        return name;
    }

    private static String western(String name) {
        var words = new ArrayList<>(Arrays.asList(name.replace("&", " ").strip().split("\\s+")));
        strip(words, LEGAL_WORDS);
        strip(words, REGION_WORDS);
        return words.stream().map(word -> TRADES.getOrDefault(word, word)).collect(Collectors.joining());
    }

    private static void strip(List<String> words, Set<String> without) {
        var left = words.stream().filter(word -> !without.contains(word)).toList();
        if (left.isEmpty() || left.size() == words.size()) return;
        words.clear();
        words.addAll(left);
    }

    private static List<String> longestFirst(String words) {
        return Stream.of(words.split(" "))
                .sorted((one, other) -> other.length() - one.length())
                .toList();
    }

    private static Set<String> words(String words) {
        return Set.of(words.split(" "));
    }
}
