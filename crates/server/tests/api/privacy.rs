//! Who wrote a petition never leaves (信访工作条例): neither name nor telephone of anyone in the petition file.

use crate::sample::{SAMPLE, addresses, get, json};

#[tokio::test]
async fn no_answer_names_a_petitioner() {
    let mut lines = SAMPLE.petitions.trim_start_matches('\u{feff}').lines();
    let headers: Vec<&str> = lines.next().unwrap().split(',').collect();
    let column = |name: &str| headers.iter().position(|header| *header == name).unwrap();
    let telephone = column("联系电话");
    let telephones: Vec<String> = lines
        .filter_map(|line| line.split(',').nth(telephone))
        .map(|cell| cell.trim().to_owned())
        .filter(|cell| cell.len() >= 7)
        .collect();
    assert!(telephones.len() > 3, "the petition file has telephones");
    let mut seen = 0;
    let mut check = |address: &str, text: &str| {
        seen += 1;
        assert!(telephones.iter().all(|number| !text.contains(number.as_str())), "{address}");
        assert!(!text.contains("反映人") && !text.contains("联系电话"), "{address}");
    };
    for (_, address) in addresses().await {
        if !address.ends_with("openapi.json") && !address.ends_with(".xlsx") {
            check(&address, &String::from_utf8_lossy(&get(&address).await.bytes));
        }
    }
    let list = json("/api/v1/enterprises?sort=findings&order=desc&limit=60").await;
    for item in list["items"].as_array().unwrap() {
        let address = format!("/api/v1/enterprises/{}", item["id"].as_str().unwrap());
        check(&address, &String::from_utf8(get(&address).await.bytes).unwrap());
    }
    check("findings", &json("/api/v1/findings?check=environment&limit=1000").await.to_string());
    assert!(seen > 70);
}
