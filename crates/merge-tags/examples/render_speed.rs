//! How long a rendering takes: `cargo run --release -p merge-tags --example render_speed`.

use std::time::{Duration, Instant};

use merge_tags::{Manner, Template};
use serde_json::json;

const SOURCE: &str = "<p>Hello {{ customer.first_name | default: 'friend' }},</p>\
    <p>Thank you for your order {{ order.number }} of {{ order.placed_at | date: '%-d %B' }}.</p><table>\
    {% for line in order.lines %}<tr><td>{{ line.quantity }} × {{ line.title }}</td><td>{{ line.total | money }}</td></tr>{% endfor %}\
    </table>{% if order.discount > 0 %}<p>You saved {{ order.discount | money }}.</p>{% endif %}\
    <p>{{ order.total | money }}</p><p><a href=\"{{ unsubscribe_url }}\">No more of these</a></p>";

#[expect(clippy::disallowed_methods, reason = "to measure is what this program is for")]
fn main() {
    let template = Template::parse(SOURCE).expect("a template");
    let line = |n: i64| json!({ "title": "White hanging heart T-light holder", "quantity": n, "total": n * 2_950 });
    let data = json!({
        "customer": { "first_name": "Hana" },
        "order": {
            "number": "536365", "placed_at": "2025-11-20T10:00:00Z", "discount": 500, "total": 149_350,
            "lines": (1..=8).map(line).collect::<Vec<_>>(),
        },
        "unsubscribe_url": "https://shop.example/u/abc",
    });
    let manner = Manner::html();
    let (mut rounds, mut bytes, start) = (0u32, 0, Instant::now());
    while start.elapsed() < Duration::from_secs(2) {
        for _ in 0..1000 {
            bytes += template.render(&data, &manner).expect("a message").len();
        }
        rounds += 1000;
    }
    let each = start.elapsed().as_secs_f64() * 1e6 / f64::from(rounds);
    println!("render: {each:.2} µs for {} bytes with 8 lines", bytes / rounds as usize);
    let start = Instant::now();
    for _ in 0..10_000 {
        Template::parse(SOURCE).expect("a template");
    }
    println!("read:   {:.2} µs for {} bytes", start.elapsed().as_secs_f64() * 1e6 / 10_000.0, SOURCE.len());
}
