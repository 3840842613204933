import Chronology
import Foundation

/// One order. Amounts are cents.
struct OrderRow {
    var second: Int
    /// Number of the visit among those of the day, for orders of the web shop.
    var session: Int?
    var customer: Int
    var isReturning: Bool
    var pointOfSale: String
    var country: Int
    var channel: String
    var device: String
    var category: Int
    var items: Int
    var discount: Int
    var shipping: Int
    var total: Int
    var status: String
    var payment: String
}

extension OrderRow {
    static let categories = ["coffee", "kitchen", "tableware", "textiles", "garden", "lighting"]
    static let categoryWeights = cumulated([0.34, 0.22, 0.15, 0.12, 0.10, 0.07])
    /// Median price of one item in cents, at the price list of 2022.
    static let itemCents: [Double] = [1_450, 2_900, 2_250, 2_600, 3_400, 4_600]
    static let payments = ["card", "paypal", "bizum", "transfer"]
    static let paymentWeights = cumulated([0.58, 0.24, 0.14, 0.04])
}

/// Chooses customers so that the choice of a day needs no other day's data.
struct CustomerPicker {
    let model: DemoModel
    let day: Day

    /// A customer who first came some days ago.
    func returning(_ generator: inout KeyedGenerator) -> Int {
        let back = 1 + min(900, Int(-log(1 - generator.uniform()) * 130))
        let then = day - back
        return CustomerPicker.id(then, generator.index(below: Int(model.newCustomers(then)) + 1))
    }

    /// The n-th new customer of a day.
    static func id(_ day: Day, _ position: Int) -> Int { (day.number - 10_957) * 10_000 + position }
}

extension DemoModel {
    func customerPicker(_ day: Day) -> CustomerPicker { CustomerPicker(model: self, day: day) }

    /// About how many customers order for the first time on a day.
    func newCustomers(_ day: Day) -> Double { 48 * scale * growth(day) * weekly(day) }

    /// Share of orders by customers who have ordered before.
    func repeatShare(_ day: Day) -> Double {
        (0.565 + wander(.repeatShare, day, spacing: 45, sd: 0.012) - (blackFriday(day).isOn ? 0.05 : 0))
            .clamped(to: 0.3...0.8)
    }

    /// Orders of a day in order of time: of the visits that converted, of the app, of marketplaces.
    func orders(_ day: Day, sessions: [SessionRow]) -> [OrderRow] {
        var generator = generator(.customers, day)
        var seller = OrderMaker(model: self, day: day)
        var orders: [OrderRow] = []
        for (position, session) in sessions.enumerated() where session.isConverted {
            let second = min(86_399, session.second + 60 + generator.index(below: 900))
            var order = seller.order(
                second: second, pointOfSale: "web", channel: SessionRow.channels[session.channel],
                device: SessionRow.devices[session.device], country: session.country, &generator)
            order.session = position
            orders.append(order)
        }
        orders += elsewhere(day, .appOrders, mean: 44 * exp(0.14 * years(day)), "app", &seller)
        orders += elsewhere(day, .marketplaceOrders, mean: 42, "marketplace", &seller)
        return orders.sorted { ($0.second, $0.customer) < ($1.second, $1.customer) }
    }

    private func elsewhere(
        _ day: Day, _ stream: DemoStream, mean: Double, _ pointOfSale: String, _ seller: inout OrderMaker
    ) -> [OrderRow] {
        var generator = generator(stream, day)
        let lift = blackFriday(day).conversion * pow(0.98, Double(priceChanges(day)))
        let noise = exp(smoothNoise(stream, day, width: 3, sd: 0.05, variant: 7))
        let outage = outage(day)
        var orders: [OrderRow] = []
        for _ in 0..<generator.poisson(mean * scale * demand(day) * lift * noise) {
            let second = DayHours.second(&generator, DayHours.shopping)
            let survives = generator.happens(0.015)
            if let outage, outage.contains(second), !survives { continue }
            let country = generator.pick(SessionRow.countryWeights)
            orders.append(
                seller.order(
                    second: second, pointOfSale: pointOfSale, channel: pointOfSale,
                    device: pointOfSale == "app" || generator.happens(0.6) ? "mobile" : "desktop", country: country,
                    &generator))
        }
        return orders
    }
}

/// Draws baskets; counts the day's new customers.
struct OrderMaker {
    private let day: Day
    private let picker: CustomerPicker
    private let price: Double
    private let repeatShare: Double
    private let isSale: Bool
    private var newCustomers = 0

    init(model: DemoModel, day: Day) {
        self.day = day
        picker = model.customerPicker(day)
        let gifts = day.civil.month == 12 && day.civil.day <= 22 ? 1.06 : 1
        price = model.priceLevel(day) * gifts
        repeatShare = model.repeatShare(day)
        isSale = model.blackFriday(day).isOn
    }

    mutating func order(
        second: Int, pointOfSale: String, channel: String, device: String, country: Int,
        _ generator: inout KeyedGenerator
    ) -> OrderRow {
        let isReturning = generator.happens(repeatShare)
        let customer = isReturning ? picker.returning(&generator) : CustomerPicker.id(day, newCustomers)
        if !isReturning { newCustomers += 1 }
        let category = generator.pick(OrderRow.categoryWeights)
        let items = 1 + generator.poisson(1.15)
        let median = OrderRow.itemCents[category] * pow(Double(items), 0.92) * price
        let basket = Int(generator.logNormal(median: median, sigma: 0.42).rounded())
        let cut = isSale ? 0.15 : generator.happens(0.14) ? 0.10 : 0
        let discount = Int((Double(basket) * cut).rounded())
        let shipping = basket - discount >= 5_000 || pointOfSale == "marketplace" ? 0 : 495
        let fate = generator.uniform()
        return OrderRow(
            second: second, session: nil, customer: customer, isReturning: isReturning, pointOfSale: pointOfSale,
            country: country, channel: channel, device: device, category: category, items: items, discount: discount,
            shipping: shipping, total: basket - discount + shipping,
            status: fate < 0.026 ? "cancelled" : fate < 0.068 ? "refunded" : "completed",
            payment: pointOfSale == "marketplace"
                ? "marketplace" : OrderRow.payments[generator.pick(OrderRow.paymentWeights)])
    }
}
