package dev.rapport.customer.duplicates.made;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Chinese and Western people and Chinese, mixed and Western firms. Some share a switchboard or a family's phone and are not
 * one; some are kept twice: with a legal form more or less, a town, traditional characters, pinyin for characters, a
 * homophone, a character left out or swapped, names the other way round, another phone.
 */
public final class MadeBase {

    private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎";
    private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰飞鹏鑫波斌辉宇浩凯健俊帆雪婷琳欣怡悦佳慧莹颖洁梅云建国文志海永春晓东红光辰睿泽轩涵梓博然";
    private static final String BRAND = "星海云天华宏瑞丰盛达恒信德泰安康乐美佳优智创新博远通联众鼎立方圆金银玉龙凤凯旋飞鸿腾跃卓越嘉禾绿源蓝图晨曦明珠";
    private static final String[] TRADES = {
        "科技", "贸易", "电子", "软件", "网络", "信息技术", "物流", "机械", "食品", "传媒", "教育", "医疗", "咨询", "设计", "纺织", "化工", "材料", "建筑工程",
        "酒店管理", "生物科技"
    };
    private static final String[] FORMS = {"有限公司", "股份有限公司", "有限责任公司", "集团有限公司"};
    private static final String[] CITIES = {
        "北京", "上海", "深圳", "广州", "杭州", "南京", "成都", "武汉", "西安", "苏州", "重庆", "天津", "青岛", "厦门", "长沙"
    };
    private static final String[] FIRST = {
        "James",
        "Mary",
        "Robert",
        "Patricia",
        "John",
        "Jennifer",
        "Michael",
        "Linda",
        "David",
        "Elizabeth",
        "William",
        "Barbara",
        "Richard",
        "Susan",
        "Joseph",
        "Jessica",
        "Thomas",
        "Sarah",
        "Karl",
        "Anna",
        "Jürgen",
        "Katharina",
        "Stefan",
        "Ulrike",
        "Björn",
        "Françoise",
        "José",
        "Zoë",
        "Aylin",
        "Mehmet"
    };
    private static final String[] LAST = {
        "Smith",
        "Johnson",
        "Williams",
        "Brown",
        "Jones",
        "Garcia",
        "Miller",
        "Davis",
        "Müller",
        "Schmidt",
        "Schneider",
        "Fischer",
        "Weber",
        "Meyer",
        "Wagner",
        "Becker",
        "Hoffmann",
        "Schäfer",
        "Koch",
        "Bauer",
        "Richter",
        "Klein",
        "Wolf",
        "Schröder",
        "Neumann",
        "Yılmaz",
        "Kaya",
        "Novak",
        "Kowalski",
        "Lindström"
    };
    private static final String[] SYLLABLES = {
        "al", "bor", "cen", "dal", "er", "fin", "gar", "hol", "in", "kel", "lun", "mar", "nor", "ost", "per", "quin",
        "ros", "sel", "tor", "ul", "ver", "wex", "yor", "zen"
    };
    private static final String[] WESTERN_TRADES = {
        "Technology",
        "Trading",
        "Electronics",
        "Software",
        "Logistics",
        "Foods",
        "Media",
        "Consulting",
        "Design",
        "Materials"
    };
    private static final String[] WESTERN_FORMS = {"GmbH", "Inc.", "Ltd.", "LLC", "AG", "Co., Ltd."};
    private static final String[] MAILS = {"qq.com", "163.com", "gmail.com", "126.com", "outlook.com"};
    private static final String TRADITIONAL =
            "东東华華丽麗军軍艳豔杰傑涛濤飞飛鹏鵬辉輝凯凱健健俊俊国國云雲红紅晓曉泽澤轩軒张張刘劉陈陳杨楊赵趙黄黃吴吳孙孫马馬罗羅郑鄭谢謝韩韓冯馮萧蕭邓鄧许許吕呂苏蘇卢盧蒋蔣贾賈叶葉瑞瑞丰豐达達乐樂优優创創远遠通通联聯众眾圆圓银銀龙龍凤鳳鸿鴻腾騰跃躍绿綠蓝藍图圖贸貿电電软軟网網络絡术術机機械械传傳医醫疗療询詢设設计計纺紡织織筑築业業务務";
    private static final Map<Character, Character> TO_TRADITIONAL = new HashMap<>();
    private static final String[] HOMOPHONES = {
        "伟玮", "芳方", "丽莉", "静婧", "明铭", "军君", "杰洁", "娟涓", "涛滔", "浩昊", "佳嘉", "颖莹", "瑞睿", "恒衡", "信芯", "达答", "华桦", "宏弘",
        "丰峰", "康慷"
    };

    static {
        for (var i = 0; i + 1 < TRADITIONAL.length(); i += 2)
            TO_TRADITIONAL.put(TRADITIONAL.charAt(i), TRADITIONAL.charAt(i + 1));
    }

    private final Random random;
    private final double twice;
    private int truth;

    /** @param twice how many of them are kept a second time, of one */
    public MadeBase(long seed, double twice) {
        this.random = new Random(seed);
        this.twice = twice;
    }

    public List<MadeCustomer> make(int count) {
        var made = new ArrayList<MadeCustomer>(count);
        while (made.size() < count) next(made::add);
        return made.subList(0, count);
    }

    /** One more customer, perhaps with another who shares its phone, perhaps with itself a second time. */
    public void next(Consumer<MadeCustomer> made) {
        var customer = random.nextInt(10) < 6 ? person() : firm();
        made.accept(customer);
        if (random.nextInt(100) < 4) made.accept(neighbour(customer));
        if (random.nextDouble() < twice) made.accept(again(customer));
    }

    private MadeCustomer person() {
        var name = random.nextInt(10) < 7
                ? chinesePerson()
                : pick(FIRST) + " " + pick(LAST) + (random.nextInt(3) == 0 ? "-" + pick(LAST) : "");
        var facts = new HashMap<>(Map.of("city", pick(CITIES)));
        if (random.nextInt(10) < 3)
            facts.put(
                    "birthday",
                    "%d-%02d-%02d"
                            .formatted(1950 + random.nextInt(55), 1 + random.nextInt(12), 1 + random.nextInt(28)));
        return new MadeCustomer(++truth, false, name, points(phone(), mail(MAILS)), facts);
    }

    private String chinesePerson() {
        var surname = SURNAMES.charAt((int) (Math.pow(random.nextDouble(), 2) * SURNAMES.length()));
        var given = "" + any(GIVEN) + (random.nextInt(10) < 8 ? any(GIVEN) : "");
        return surname + given;
    }

    private MadeCustomer firm() {
        var city = pick(CITIES);
        String name;
        if (random.nextInt(10) < 8) {
            var brand = "" + any(BRAND) + any(BRAND) + (random.nextInt(3) == 0 ? any(BRAND) : "");
            name = city + (random.nextInt(3) == 0 ? "市" : "") + brand + pick(TRADES) + pick(FORMS);
        } else {
            var brand = pick(SYLLABLES) + pick(SYLLABLES) + pick(SYLLABLES);
            name = Character.toUpperCase(brand.charAt(0)) + brand.substring(1) + " " + pick(WESTERN_TRADES) + " "
                    + pick(WESTERN_FORMS);
        }
        var own = pick(SYLLABLES) + pick(SYLLABLES) + random.nextInt(100_000) + ".cn";
        return new MadeCustomer(
                ++truth, true, name, points(phone(), "EMAIL info@" + own), new HashMap<>(Map.of("city", city)));
    }

    /** Somebody else who answers the same phone. */
    private MadeCustomer neighbour(MadeCustomer customer) {
        var other = customer.isFirm() ? firm() : person();
        var name = customer.isFirm()
                        || Character.UnicodeScript.of(customer.name().charAt(0)) != Character.UnicodeScript.HAN
                ? other.name()
                : customer.name().charAt(0) + "" + any(GIVEN) + any(GIVEN);
        return new MadeCustomer(
                other.truth(),
                customer.isFirm(),
                name,
                points(customer.points().getFirst(), other.points().getLast()),
                Map.of("city", String.valueOf(customer.facts().get("city"))));
    }

    private MadeCustomer again(MadeCustomer customer) {
        var name = customer.name();
        var slips = 1 + random.nextInt(2);
        for (var slip = 0; slip < slips; slip++) name = customer.isFirm() ? firmSlip(name) : personSlip(name);
        var phone = random.nextInt(10) < 7 ? customer.points().getFirst() : phone();
        var mail = random.nextInt(10) < 6 ? customer.points().getLast() : mail(MAILS);
        var points = random.nextInt(10) < 2 ? List.of(phone) : points(phone, mail);
        var facts = new HashMap<>(customer.facts());
        if (random.nextInt(10) < 2) facts.remove("city");
        if (random.nextInt(10) < 3) facts.remove("birthday");
        return new MadeCustomer(customer.truth(), customer.isFirm(), name, points, facts);
    }

    private String firmSlip(String name) {
        if (name.charAt(0) < 0x4e00)
            return switch (random.nextInt(4)) {
                case 0 -> name.replaceAll(" (GmbH|Inc\\.|Ltd\\.|LLC|AG|Co\\., Ltd\\.)$", "");
                case 1 -> name.toUpperCase(java.util.Locale.ROOT);
                case 2 -> typo(name, 0, name.indexOf(' '));
                default -> name.replace(" Technology", " Tech").replace(" Electronics", " Electronic");
            };
        return switch (random.nextInt(7)) {
            case 0 -> name.replaceAll("(股份有限公司|有限责任公司|集团有限公司|有限公司)$", "");
            case 1 -> name.replaceAll("(股份有限公司|有限责任公司|集团有限公司|有限公司)$", "") + pick(FORMS);
            case 2 ->
                name.length() > 6
                        ? name.replaceFirst("^(..)市?", "")
                                + (random.nextBoolean() ? "" : "(" + name.substring(0, 2) + ")")
                        : name;
            case 3 -> traditional(name);
            case 4 -> homophone(name);
            case 5 -> name.replaceFirst("(科技|贸易|电子|软件|网络|物流|机械|食品|传媒|教育)(.{2,6}公司)$", "$2");
            default -> name.replace("有限公司", " 有限公司 ");
        };
    }

    private String personSlip(String name) {
        if (name.charAt(0) < 0x80 || name.indexOf(' ') > 0) {
            var space = name.indexOf(' ');
            if (space < 0) return name;
            return switch (random.nextInt(4)) {
                case 0 -> name.substring(space + 1) + " " + name.substring(0, space);
                case 1 -> typo(name, 0, space);
                case 2 -> typo(name, space + 1, name.length());
                default -> name.toUpperCase(java.util.Locale.ROOT);
            };
        }
        return switch (random.nextInt(5)) {
            case 0 -> traditional(name);
            case 1 -> homophone(name);
            case 2 -> name.charAt(0) + " " + name.substring(1);
            case 3 -> name + (random.nextBoolean() ? "先生" : "女士");
            default -> traditional(homophone(name));
        };
    }

    private String typo(String name, int from, int to) {
        if (to - from < 4) return name;
        var place = from + 1 + random.nextInt(to - from - 2);
        return random.nextBoolean()
                ? name.substring(0, place) + name.substring(place + 1)
                : name.substring(0, place) + name.charAt(place + 1) + name.charAt(place) + name.substring(place + 2);
    }

    private static String traditional(String name) {
        var changed = new StringBuilder();
        for (var i = 0; i < name.length(); i++)
            changed.append(TO_TRADITIONAL.getOrDefault(name.charAt(i), name.charAt(i)));
        return changed.toString();
    }

    private static String homophone(String name) {
        for (var pair : HOMOPHONES)
            if (name.indexOf(pair.charAt(0), 1) > 0)
                return name.charAt(0) + name.substring(1).replace(pair.charAt(0), pair.charAt(1));
        return name;
    }

    private String phone() {
        return "PHONE +861%d%09d".formatted(3 + random.nextInt(7), random.nextInt(1_000_000_000));
    }

    private String mail(String[] hosts) {
        return "EMAIL " + pick(SYLLABLES) + pick(SYLLABLES) + random.nextInt(1_000_000) + "@" + pick(hosts);
    }

    private static List<String> points(String phone, String mail) {
        return List.of(phone, mail);
    }

    private String pick(String[] words) {
        return words[random.nextInt(words.length)];
    }

    private char any(String letters) {
        return letters.charAt(random.nextInt(letters.length()));
    }
}
