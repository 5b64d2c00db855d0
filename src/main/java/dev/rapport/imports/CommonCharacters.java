package dev.rapport.imports;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How much a text looks like people's words. Characters of everyday use count for it, those that hardly ever occur count
 * against it, and the same character counts three times at most, since a repeated mistake proves nothing.
 */
final class CommonCharacters {

    private static final Charset GB2312 = Charset.forName("GB2312");
    private static final int MOST_OF_ONE = 3;
    private static final int EVERYDAY = 4;
    private static final int USUAL = 1;
    private static final int RARE = -2;
    private static final int NEVER = -4;
    private static final double ORDINARY = 2.2;
    private static final int FEWEST = 2;
    private static final int ENOUGH = 4;

    private static final String SIMPLIFIED =
            "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严龙李刘陈杨黄赵吴徐孙朱胡郭何林罗郑梁谢宋唐韩冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶余潘杜戴夏钟汪田任姜范石姚谭廖邹熊陆郝孔崔康毛邱秦史顾侯邵孟万钱汤尹黎易武贺赖龚文公司限客户姓名电话邮箱地址城市行业银行贸易线索商机合同工单股份集团圳广州杭成都武汉重庆天津苏州西安宁波厦青岛";
    private static final String TRADITIONAL =
            "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經十三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由其些然前外天政四日那社義事平形相全表間樣與關各重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只沒結解問意建月公無系軍很情者最立代想已通並提直題黨程展五果料象員革位入常文總次品式活設及管特件長求老頭基資邊流路級少圖山統接知較將組見計別她手角期根論運農指幾九區強放決西被幹做必戰先回則任取據處隊南給色光門即保治北造百規熱領七海口東導器壓志世金增爭濟階油思術極交受聯什認六共權收證改清己美再採轉更單風切打白教速花帶安場身車例真務具萬每目至達走積示議聲報鬥完類八離華名確才科張信馬節話米整空元況今集溫傳土許步群廣石記需段研界拉林律叫且究觀越織裝影算低持音眾書布復容兒須際商非驗連斷深難近礦千週委素技備半辦青省列習響約支般史感勞便團往酸歷市克何除消構府稱太準精值號率族維劃選標寫存候毛親快效斯院查江型眼王按格養易置派層片始卻專狀育廠京識適屬圓包火住調滿縣局照參紅細引聽該鐵價嚴龍李劉陳楊黃趙吳徐孫朱胡郭何林羅鄭梁謝宋唐韓馮董蕭程曹袁鄧許傅沈曾彭呂蘇盧蔣蔡賈丁魏薛葉余潘杜戴夏鐘汪田任姜范石姚譚廖鄒熊陸郝孔崔康毛邱秦史顧侯邵孟萬錢湯尹黎易武賀賴龔臺台灣客戶姓名電話郵箱地址城市行業銀行貿易股份集團臺北高雄香港新竹桃園";
    private static final String JAPANESE =
            "日一国人年大十二本中長出三時行見月後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西電校語土木聞食車何南万毎白天母火右読友左休父雨会同事自社発者地業方新場員立開手力問代明動京目通言理体田主題意不作用度強公持野以思家世多正安院心界教文元重近考画海売知道集別物使品計死特私始朝運終台広住真有口少町料工建空急止送切転研足究楽起着店病質待試族銀早映親験英医仕去味写字答夜音注帰古歌買悪図週室歩風紙黒花春赤青館屋色走秋夏習駅洋旅服夕借曜飲肉貸堂鳥飯勉冬昼茶弟牛魚兄犬妹姉漢株式会社市区県村田藤佐鈴木高橋渡辺伊藤山口松井清斎加吉佐々石川林森池阪神奈横浜名古屋札幌福岡仙台顧客氏名部課様";
    private static final String WESTERN = "äöüÄÖÜßéèêëàâáçîïíìôóòúùûñãõåøæœÅØÆÉÈÀÁÇÍÓÚÑÂÊÎÔ";
    private static final String CENTRAL = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňřšťúůýžÁČĎÉÍŇŘŠŤÚÝŽäôľÄöüÖÜßőűŐŰăâîşţçëđĐ";
    private static final String TYPOGRAPHY = "“”‘’–—…€©®°§«»·•\u00A0";

    private final Charset encoding;
    private final String text;
    private final Map<Integer, Integer> counted = new HashMap<>();
    private final Set<Integer> everyday = new HashSet<>();
    private int characters;
    private int sum;

    /**
     * @param sum what the characters count for
     * @param ordinary whether they are so common on the whole that people may have written them
     */
    record Score(int sum, boolean ordinary) {}

    private CommonCharacters(Charset encoding, String text) {
        this.encoding = encoding;
        this.text = text;
    }

    static Score score(Charset encoding, String text) {
        return new CommonCharacters(encoding, text).score();
    }

    private Score score() {
        for (var i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            var character = text.codePointAt(i);
            if (character < 0x80) continue;
            if (counted.merge(character, 1, Integer::sum) > MOST_OF_ONE) continue;
            characters++;
            var worth = worth(character, i);
            sum += worth;
            if (worth == EVERYDAY) everyday.add(character);
        }
        return new Score(sum, isEnough() && sum > characters * ORDINARY);
    }

    private int worth(int character, int at) {
        if (TYPOGRAPHY.indexOf(character) >= 0) return 0;
        if (isSingleByte()) return letter(character, at);
        if (!Character.isDefined(character)
                || Character.getType(character) == Character.PRIVATE_USE
                || Character.isISOControl(character)) return NEVER;
        if (character >= 0x3000 && character <= 0x303F || character >= 0xFF01 && character <= 0xFF5E) return USUAL;
        if (character >= 0x3041 && character <= 0x30FE) return encoding.equals(Encodings.JAPANESE) ? EVERYDAY : RARE;
        return Character.isIdeographic(character) ? ideograph(character) : RARE;
    }

    /** One accented letter within a word is enough; of few ideographs each must be of everyday use. */
    private boolean isEnough() {
        if (isSingleByte()) return !everyday.isEmpty();
        return everyday.size() >= ENOUGH || everyday.size() >= FEWEST && everyday.size() == counted.size();
    }

    private boolean isSingleByte() {
        return encoding.equals(Encodings.WESTERN) || encoding.equals(Encodings.CENTRAL);
    }

    private int ideograph(int character) {
        if (words().indexOf(character) >= 0) return EVERYDAY;
        var usual = switch (encoding.name()) {
            case "GB18030" -> first(GB2312, character) >= 0xB0 && first(GB2312, character) <= 0xD7;
            case "windows-31j" -> first(encoding, character) >= 0x88 && first(encoding, character) <= 0x97;
            default -> first(encoding, character) >= 0xA4 && first(encoding, character) <= 0xC6;
        };
        return usual ? USUAL : RARE;
    }

    private String words() {
        if (encoding.equals(Encodings.GB18030)) return SIMPLIFIED;
        return encoding.equals(Encodings.JAPANESE) ? JAPANESE : TRADITIONAL;
    }

    private static int first(Charset encoding, int character) {
        return Character.toString(character).getBytes(encoding)[0] & 0xFF;
    }

    /** Within a word of plain letters, and not a capital after a small one. */
    private int letter(int character, int at) {
        var known = encoding.equals(Encodings.WESTERN) ? WESTERN : CENTRAL;
        if (known.indexOf(character) < 0) return RARE;
        var before = at == 0 ? ' ' : text.charAt(at - 1);
        var after = at + 1 == text.length() ? ' ' : text.charAt(at + 1);
        if (before >= 0x80 && TYPOGRAPHY.indexOf(before) < 0 || after >= 0x80 && TYPOGRAPHY.indexOf(after) < 0)
            return RARE;
        var upper = Character.isUpperCase(character);
        if (upper && Character.isLowerCase(before) || !upper && Character.isUpperCase(after)) return RARE;
        return Character.isLetter(before) || Character.isLetter(after) ? EVERYDAY : RARE;
    }
}
