package dev.rapport.bench;

import dev.rapport.customer.search.SearchKey;
import dev.rapport.platform.Ids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Customers with a phone and an e-mail address each, made set-wise: half of them firms that are all called Limited, a
 * tenth people with names in Latin letters, a quarter Chinese people, the others Chinese firms. The same for each run.
 */
final class ManyCustomers {

    private static final int TOGETHER = 5_000;
    private static final String SURNAMES =
            "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
    private static final String GIVEN =
            "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲力建国华志红海燕鹏飞鑫波斌宇浩凯健俊帆雪荣爱梅莉佳琳晨阳思雨子轩梓涵欣怡博宁成亮东旭瑞祥福春生松柏云峰天安永康庆山林清泉新民德义仁礼智信家豪少华一鸣晓光小红大鹏";
    private static final List<String> CITIES =
            List.of("北京", "上海", "广州", "深圳", "重庆", "天津", "成都", "杭州", "武汉", "西安", "苏州", "南京", "长沙", "厦门", "青岛", "大连");
    private static final List<String> TRADES_ZH = List.of("科技", "贸易", "机械", "电子", "食品", "物流", "建筑", "医药", "文化", "环保");
    private static final List<String> SYLLABLES = List.of(
            "ba", "ber", "bron", "cal", "cor", "da", "del", "dor", "fa", "fel", "gar", "gen", "hal", "hen", "jo", "ka",
            "ker", "kol", "la", "len", "lin", "lor", "ma", "mer", "mil", "mor", "mü", "na", "nel", "nor", "ö", "pa",
            "pel", "per", "ra", "ren", "rik", "ron", "sa", "schä", "sel", "sen", "sto", "stü", "ta", "tel", "tor", "va",
            "ven", "vil", "wal", "wen", "wol", "zan", "zel");
    private static final List<String> FIRST = List.of(
            "Anna", "Björn", "Carla", "David", "Elena", "Felix", "Greta", "Håkan", "Ines", "Jörg", "Karin", "Lukas",
            "Maria", "Noël", "Olga", "Paul", "Renée", "Søren", "Tomás", "Zoë");
    private static final List<String> TRADES = List.of(
            "Maschinenbau",
            "Logistics",
            "Foods",
            "Textiles",
            "Optics",
            "Energy",
            "Chemicals",
            "Printing",
            "Shipping",
            "Furniture",
            "Software",
            "Packaging");
    private static final List<String> DOMAINS =
            List.of("example.com", "example.org", "mail.example.net", "post.example.de", "qq.example.cn");

    private static final List<String> MOBILE = List.of("133", "135", "138", "139", "150", "158", "177", "186", "189");

    /** As it is kept, with what it is found by. */
    record Made(UUID id, boolean isPerson, String name, String phone, String mail) {}

    private final Random random = new Random(9);
    private final JdbcClient jdbc;
    private final JdbcClient owner;
    private final TransactionTemplate transactions;

    ManyCustomers(Rapport rapport) {
        jdbc = rapport.get(JdbcClient.class);
        var database = rapport.get(Flyway.class).getConfiguration().getDataSource();
        owner = JdbcClient.create(database);
        transactions = new TransactionTemplate(new DataSourceTransactionManager(rapport.get(DataSource.class)));
    }

    /** Makes them and gives some, spread over all. */
    List<Made> make(int count, int sample) {
        var some = new ArrayList<Made>();
        var keys = 0L;
        var started = System.nanoTime();
        for (var from = 0; from < count; from += TOGETHER) {
            var page = new ArrayList<Made>();
            for (var i = from; i < Math.min(from + TOGETHER, count); i++) {
                page.add(next(i));
                if (i % Math.max(1, count / sample) == 0) some.add(page.getLast());
            }
            var begun = System.nanoTime();
            var made = page.stream()
                    .map(one -> SearchKey.of(one.name(), one.isPerson()))
                    .toList();
            keys += System.nanoTime() - begun;
            transactions.executeWithoutResult(status -> insert(page, made));
        }
        var took = Duration.ofNanos(System.nanoTime() - started);
        Report.line(
                "%,d customers with two contact points in %.1f s: %,.0f a second, of that keys %.1f µs each",
                count, Report.seconds(took), Report.perSecond(count, took), keys / 1e3 / count);
        var cleaning = System.nanoTime();
        for (var table : List.of("customer", "contact_point", "customer_tag"))
            owner.sql("vacuum analyze " + table).update();
        Report.line(
                "their index takes %s; sorted in and analysed in %.1f s",
                jdbc.sql("select pg_size_pretty(pg_relation_size('customer_by_search_grams'))")
                        .query(String.class)
                        .single(),
                (System.nanoTime() - cleaning) / 1e9);
        return some;
    }

    private void insert(List<Made> page, List<SearchKey> keys) {
        jdbc.sql("""
                        insert into customer (
                            id, kind, name, name_key, search_key, search_grams, tier, lifecycle, created_at)
                        select id, kind, name, folded(name), key, cast(grams as int4[]),
                            case when get_byte(uuid_send(id), 15) < 5 then 'gold' else 'standard' end,
                            case when get_byte(uuid_send(id), 14) < 128 then 'BUYER' else 'PROSPECT' end, now()
                        from unnest(
                                cast(:ids as uuid[]), cast(:kinds as text[]), cast(:names as text[]),
                                cast(:keys as text[]), cast(:grams as text[]))
                            as made (id, kind, name, key, grams)
                        """)
                .param("ids", ids(page))
                .param("kinds", texts(page, one -> one.isPerson() ? "PERSON" : "ORGANISATION"))
                .param("names", texts(page, Made::name))
                .param("keys", texts(keys, SearchKey::text))
                .param("grams", texts(keys, SearchKey::writtenGrams))
                .update();
        jdbc.sql("""
                        insert into customer_tag (customer_id, word, source, added_at)
                        select id, word, 'hand', now()
                        from unnest(cast(:ids as uuid[])) as made (id)
                        join (values ('Half', 128), ('Few', 0)) as tag (word, most)
                            on get_byte(uuid_send(id), 13) <= most and (most > 0 or get_byte(uuid_send(id), 12) < 64)
                        """).param("ids", ids(page)).update();
        points(page, "PHONE", Made::phone);
        points(page, "EMAIL", Made::mail);
    }

    private void points(List<Made> page, String kind, Function<Made, String> value) {
        jdbc.sql("""
                        insert into contact_point (id, customer_id, kind, value, raw, masked, added_at)
                        select gen_random_uuid(), id, :kind, value, value, left(value, 3) || '***' || right(value, 4), now()
                        from unnest(cast(:ids as uuid[]), cast(:values as text[])) as made (id, value)
                        """)
                .param("kind", kind)
                .param("ids", ids(page))
                .param("values", texts(page, value))
                .update();
    }

    Made next(int number) {
        var share = random.nextInt(20);
        var isPerson = share < 7;
        var name = share < 5
                ? chinesePerson()
                : share < 7 ? of(FIRST) + " " + invented(2) : share < 10 ? chineseFirm() : latinFirm();
        var phone = "+86%s%08d".formatted(of(MOBILE), random.nextInt(100_000_000));
        return new Made(
                Ids.next(),
                isPerson,
                name,
                phone,
                invented(3).toLowerCase().replaceAll("[^a-z]", "") + number + "@" + of(DOMAINS));
    }

    private String address(int number) {
        return invented(3).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "") + number + "@" + of(DOMAINS);
    }

    private String chinesePerson() {
        return character(SURNAMES) + character(GIVEN) + (random.nextInt(4) == 0 ? "" : character(GIVEN));
    }

    private String chineseFirm() {
        return of(CITIES) + character(GIVEN) + character(GIVEN) + of(TRADES_ZH) + "有限公司";
    }

    private String latinFirm() {
        return invented(3) + " " + of(TRADES) + " Limited";
    }

    private String invented(int syllables) {
        var word = new StringBuilder();
        for (var i = 0; i < syllables; i++) word.append(of(SYLLABLES));
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private String character(String of) {
        return String.valueOf(of.charAt(random.nextInt(of.length())));
    }

    private String of(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private static UUID[] ids(List<Made> page) {
        return page.stream().map(Made::id).toArray(UUID[]::new);
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }
}
